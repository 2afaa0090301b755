#include "text/unit.h"

#include <algorithm>
#include <array>

namespace zhibiao::text {

namespace {

using std::u32string_view;

// Sorted at compile time, so that the lists may stand in an order for readers.
template <std::size_t count>
constexpr auto sorted(std::array<u32string_view, count> words) {
  std::sort(words.begin(), words.end());
  return words;
}

// clang-format off
constexpr auto han_units = sorted(std::to_array<u32string_view>({
    // money
    U"元", U"角", U"分", U"美元", U"欧元", U"港元", U"元整", U"元/亩", U"元/吨", U"元/人", U"元/月", U"元/年",
    // measures
    U"亩", U"公顷", U"平方米", U"平方公里", U"平方千米", U"立方米", U"平米", U"米", U"公里", U"千米", U"分米", U"厘米",
    U"毫米", U"里", U"吨", U"千克", U"公斤", U"斤", U"克", U"毫克", U"升", U"毫升", U"度", U"千瓦", U"千瓦时",
    U"兆瓦", U"伏", U"安", U"摄氏度", U"倍", U"成", U"折", U"个百分点", U"百分点",
    // time
    U"年", U"月", U"日", U"号", U"时", U"点", U"分钟", U"秒", U"小时", U"天", U"周", U"周年", U"年度", U"个月",
    U"季度", U"年代", U"世纪", U"周岁", U"岁", U"学年", U"工作日", U"个工作日",
    // people
    U"名", U"人", U"人次", U"位", U"户", U"口", U"家", U"组", U"队", U"班", U"届",
    // things and deeds
    U"个", U"项", U"件", U"件次", U"份", U"张", U"本", U"册", U"台", U"台套", U"套", U"辆", U"架", U"艘",
    U"座", U"栋", U"幢", U"间", U"处", U"所", U"宗", U"批", U"批次", U"期", U"支", U"只", U"头", U"匹",
    U"羽", U"尾", U"棵", U"株", U"条", U"根", U"块", U"片", U"瓶", U"袋", U"箱", U"盒", U"包", U"桶",
    U"场", U"场次", U"次", U"遍", U"回", U"轮", U"起", U"例", U"笔", U"单", U"冢", U"穴", U"车次", U"班次",
    U"间次", U"层", U"室", U"楼", U"单元", U"门", U"床", U"种", U"类", U"级", U"等", U"步", U"幅", U"面",
    U"杆", U"盏", U"眼", U"口井",
    // writing
    U"字", U"行", U"列", U"页", U"章", U"节", U"款", U"目", U"卷", U"版", U"编", U"篇", U"段", U"题",
    U"课时", U"学时",
    // places
    U"村", U"乡", U"镇", U"县", U"市", U"省",
}));

constexpr auto western_units = sorted(std::to_array<u32string_view>({
    U"kg", U"g", U"mg", U"t", U"km", U"m", U"cm", U"mm", U"L", U"mL", U"ml", U"h", U"min",
    U"s", U"W", U"kW", U"MW", U"kWh", U"V", U"A", U"MB", U"GB", U"TB", U"dB", U"Hz",
}));
// clang-format on

}  // namespace

bool is_han_unit(std::u32string_view word) {
  return std::binary_search(han_units.begin(), han_units.end(), word);
}

bool is_western_unit(std::u32string_view word) {
  return std::binary_search(western_units.begin(), western_units.end(), word);
}

}  // namespace zhibiao::text
