// amount_in_words: an amount of money in 元 -> 大写金额, such as 壹仟肆佰零玖元伍角.
//
// By the rules for filling in bills of the 支付结算办法 (银发〔1997〕393号, 附一): 整 or 正 after 元, none
// after 角 and 分; one 零 for zeros inside, none for zeros at the end of 元. Where the rules leave a
// choice, as their own examples have it: 零 between 元 and 角 if the last digit of 元 is 0
// (壹仟陆佰捌拾元零叁角贰分), none for a 0 in the place of 万 (壹拾万柒仟元零伍角叁分). They know no negative
// amount; it begins with 负. 人民币 is not added: it is a word of the form.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "bind/decimal.h"

namespace zhibiao::bind {

// `ending` is 整 or 正. Fails for less than a 分 and for 一亿亿元 and more.
Result<std::string> amount_in_words(const Decimal& amount, std::string_view ending);

}  // namespace zhibiao::bind
