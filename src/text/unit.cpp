#include "text/unit.h"

#include <string>

namespace zhibiao::text {

namespace {

// Each word stands between spaces.
constexpr std::u32string_view han_units =
    // money
    U" 元 角 分 美元 欧元 港元 元整 元/亩 元/吨 元/人 元/月 元/年"
    // measures
    U" 亩 公顷 平方米 平方公里 平方千米 立方米 平米 米 公里 千米 分米 厘米 毫米 里"
    U" 吨 千克 公斤 斤 克 毫克 升 毫升 度 千瓦 千瓦时 兆瓦 伏 安 摄氏度 倍 成 折 个百分点 百分点"
    // time
    U" 年 月 日 号 时 点 分钟 秒 小时 天 周 周年 年度 个月 季度 年代 世纪 周岁 岁 学年"
    U" 工作日 个工作日"
    // people
    U" 名 人 人次 位 户 口 家 组 队 班 届"
    // things and deeds
    U" 个 项 件 件次 份 张 本 册 台 台套 套 辆 架 艘 座 栋 幢 间 处 所 宗 批 批次 期 支 只 头 匹 羽"
    U" 尾 棵 株 条 根 块 片 瓶 袋 箱 盒 包 桶 场 场次 次 遍 回 轮 起 例 笔 单 冢 穴 车次 班次 间次"
    U" 层 室 楼 单元 门 床 种 类 级 等 步 幅 面 杆 盏 眼 口井"
    // writing
    U" 字 行 列 页 章 节 款 目 卷 版 编 篇 段 题 课时 学时"
    // places
    U" 村 乡 镇 县 市 省 ";

constexpr std::u32string_view western_units =
    U" kg g mg t km m cm mm L mL ml h min s W kW MW kWh V A MB GB TB dB Hz ";

bool holds(std::u32string_view words, std::u32string_view word) {
  if (word.empty() || word.find(U' ') != std::u32string_view::npos) return false;
  std::u32string key = U" ";
  key += word;
  key += U' ';
  return words.find(key) != std::u32string_view::npos;
}

}  // namespace

bool is_han_unit(std::u32string_view word) {
  return holds(han_units, word);
}

bool is_western_unit(std::u32string_view word) {
  return holds(western_units, word);
}

}  // namespace zhibiao::text
