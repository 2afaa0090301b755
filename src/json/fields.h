// Typed reading of a Tree, with the faults that a person who writes JSON by hand makes: a member of
// the wrong type, a member that is missing, a name that does not exist ("did you mean").
//
// In: a Value. Out: what was asked for, or nothing and a diagnostic at the exact place.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "json/value.h"

namespace zhibiao::json {

// "a string", "an object" ..., for messages.
Message kind_name(Kind kind);

// Whether `value` is of `kind`; wrong-type where it is not.
bool expect(Value value, Kind kind, Diagnostics& diagnostics);

// wrong-type, with what is wanted in words: "a length, such as \"12mm\"".
void report_kind(Value value, const Message& wanted, Diagnostics& diagnostics);

std::optional<std::string_view> read_string(Value value, Diagnostics& diagnostics);
std::optional<bool> read_boolean(Value value, Diagnostics& diagnostics);
// A whole number from `least` to `most`; bad-value where it is another number.
std::optional<int> read_integer(Value value, int least, int most, Diagnostics& diagnostics);

// bad-value for a word that is none of `words`, with the nearest of them.
void report_word(Value value, const std::vector<std::string>& words, Diagnostics& diagnostics);

template <class Choice>
using Choices = std::vector<std::pair<std::string_view, Choice>>;

// The choice that a string names.
template <class Choice>
std::optional<Choice> read_choice(Value value, const Choices<Choice>& choices,
                                  Diagnostics& diagnostics) {
  const auto word = read_string(value, diagnostics);
  if (!word) return std::nullopt;
  std::vector<std::string> words;
  for (const auto& [name, choice] : choices) {
    if (name == *word) return choice;
    words.emplace_back(name);
  }
  report_word(value, words, diagnostics);
  return std::nullopt;
}

// A place for remarks, allowed in every object.
inline constexpr std::string_view comment_key = "$comment";

// Reads one object member by member and then refuses what nobody asked for.
class Fields {
 public:
  // wrong-type where `object` is not an object; then it has no members and needs none.
  Fields(Value object, Diagnostics& diagnostics);

  Value object() const { return object_; }
  // Whether there is such a member. Does not count as asking for it.
  bool has(std::string_view key) const { return object_.find(key).has_value(); }
  // The member; does not exist where it is missing. The name is known from now on.
  Value take(std::string_view key);
  // The same, and missing-key where it is missing.
  Value need(std::string_view key);

  // Members of a type; `otherwise` where they are missing or wrong.
  std::string string(std::string_view key, std::string_view otherwise = {});
  bool boolean(std::string_view key, bool otherwise);
  int integer(std::string_view key, int otherwise, int least, int most);
  // The items of an array; none where it is missing or wrong.
  std::vector<Value> array(std::string_view key);

  // unknown-key for each member that was not asked for.
  void refuse_others();

 private:
  Value object_;
  Diagnostics& diagnostics_;
  std::vector<std::string> known_;
};

}  // namespace zhibiao::json
