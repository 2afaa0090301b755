#include "cli/args.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/suggest.h"
#include "cli/date.h"
#include "cli/help.h"
#include "cli/version.h"

namespace zhibiao::cli {

namespace {

using engine::Language;

// The command line as typed: every option as a word, nothing checked yet.
struct Words {
  std::string record, form, output, dump, date, language, format;
  std::vector<std::string> templates, fonts;
  bool quiet = false, help = false, strict = false;
};

Language language_of(const std::vector<std::string>& words, const Environment& environment) {
  std::string named = environment.locale;
  for (std::size_t index = 0; index < words.size(); ++index) {
    constexpr std::string_view joined = "--lang=";
    if (words[index] == "--lang" && index + 1 < words.size()) named = words[index + 1];
    if (words[index].starts_with(joined)) named = words[index].substr(joined.size());
  }
  return named.starts_with("zh") ? Language::chinese : Language::english;
}

WrongUsage wrong(Language language, const Message& what, std::string_view command) {
  const std::string page = command.empty() ? std::string() : std::string(command) + " ";
  const bool chinese = language == Language::chinese;
  return {fmt::format("{}: {}\n{}: zhibiao {}--help\n", chinese ? "命令写法不对" : "wrong usage",
                      engine::in(language, what), chinese ? "说明" : "help", page)};
}

void add_common_options(CLI::App& app, Words& words) {
  app.set_help_flag();  // help is our own, in two languages
  app.add_flag("-h,--help", words.help);
  app.add_option("--templates", words.templates)->take_all()->allow_extra_args(false);
  app.add_option("--fonts", words.fonts)->take_all()->allow_extra_args(false);
  app.add_option("--lang", words.language);
  app.add_option("--format", words.format);
  app.add_flag("--quiet,-q", words.quiet);
  app.allow_extras();  // so that "did you mean" is possible
}

void add_form_option(CLI::App& app, Words& words) {
  app.add_option("-t,--template", words.form);
  app.add_flag("--strict", words.strict);
}

void add_output_options(CLI::App& app, Words& words) {
  app.add_option("-o,--output", words.output);
  app.add_option("--dump", words.dump);
  app.add_option("--date", words.date);
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

Message unknown_word(const std::string& word, const std::vector<std::string>& known) {
  const std::optional<std::string> meant = nearest(word.substr(0, word.find('=')), known);
  if (meant) {
    return message("不认识“{}”，是不是“{}”？", "\"{}\" is unknown, did you mean \"{}\"?", word,
                   *meant);
  }
  return message("不认识“{}”", "\"{}\" is unknown", word);
}

// A word that a command has no place for.
Message extra_word(const std::string& word, const CLI::App& app) {
  if (word.starts_with('-')) return unknown_word(word, option_names(app));
  return message("多出了“{}”", "\"{}\" is one word too many", word);
}

// CLI11 says "--output: 1 required TEXT missing"; the name is all that a user needs of it.
Message explain(const CLI::ParseError& error) {
  const std::string_view what = error.what();
  const std::string_view option = what.substr(0, what.find_first_of(": "));
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ArgumentMismatch)) {
    return message("选项 {} 要有且只有一个值", "option {} takes exactly one value", option);
  }
  return message("选项写得不对：{}", "an option is not written as it should be: {}", what);
}

std::optional<Message> read_options(const Words& words, Language language, Options& options) {
  options.templates.assign(words.templates.begin(), words.templates.end());
  options.fonts.assign(words.fonts.begin(), words.fonts.end());
  options.language = language;
  options.quiet = words.quiet;
  if (words.format == "json") options.format = Format::json;
  if (!words.format.empty() && words.format != "json" && words.format != "text") {
    return message("--format 只能是 text 或 json", "--format may only be text or json");
  }
  if (!words.language.empty() && words.language != "zh" && words.language != "en") {
    return message("--lang 只能是 zh 或 en", "--lang may only be zh or en");
  }
  return std::nullopt;
}

std::optional<Message> read_dump(const Words& words, RenderCommand& command) {
  if (words.dump == "layout") command.dump = Dump::layout;
  if (words.dump == "display") command.dump = Dump::display;
  if (!words.dump.empty() && command.dump == Dump::none) {
    return message("--dump 只能是 layout 或 display", "--dump may only be layout or display");
  }
  if (command.dump != Dump::none && words.output == "-") {
    return message("-o - 与 --dump 不能都写到标准输出",
                   "-o - and --dump cannot both write standard output");
  }
  return std::nullopt;
}

std::optional<Message> read_date(const Words& words, const Environment& environment,
                                 RenderCommand& command) {
  if (words.date.empty() && environment.source_date_epoch.empty()) return std::nullopt;
  Result<std::string> date = words.date.empty() ? date_from_epoch(environment.source_date_epoch)
                                                : date_from_option(words.date);
  if (!date) return date.error();
  command.date = std::move(*date);
  return std::nullopt;
}

std::optional<Message> check_presence(const Words& words, std::string_view name) {
  if (name != "blank" && words.record.empty()) {
    return message("没有写记录文件", "the record is not named");
  }
  if (words.form.empty()) return message("没有用 -t 写模板", "the template is not named with -t");
  if (name != "check" && words.output.empty() && words.dump.empty()) {
    return message("没有用 -o 写输出文件", "the output is not named with -o");
  }
  return std::nullopt;
}

Command to_render(const Words& words, std::string_view name, const Environment& environment,
                  Options options) {
  const Language language = options.language;
  RenderCommand command{std::move(options), words.record, words.form,  words.output,
                        Dump::none,         {},           words.strict};
  for (const std::optional<Message>& fault :
       {check_presence(words, name), read_dump(words, command),
        read_date(words, environment, command)}) {
    if (fault) return wrong(language, *fault, name);
  }
  return command;
}

void add_command_options(CLI::App& app, std::string_view name, Words& words) {
  add_common_options(app, words);
  const bool takes_form = name == "render" || name == "check" || name == "blank";
  if (takes_form) add_form_option(app, words);
  if (takes_form && name != "check") add_output_options(app, words);
  if (takes_form && name != "blank") app.add_option("record", words.record);
}

Command read_command(const std::string& name, std::vector<std::string> rest,
                     const Environment& environment, Language language) {
  Words words;
  CLI::App app;
  add_command_options(app, name, words);
  std::reverse(rest.begin(), rest.end());  // CLI11 takes a vector from its end
  try {
    app.parse(std::move(rest));
  } catch (const CLI::ParseError& error) {
    return wrong(language, explain(error), name);
  }
  if (words.help) return ShowCommand{engine::in(language, help(name))};
  if (const auto extras = app.remaining(); !extras.empty()) {
    return wrong(language, extra_word(extras.front(), app), name);
  }
  Options options;
  if (const auto fault = read_options(words, language, options))
    return wrong(language, *fault, name);
  if (name == "templates") return TemplatesCommand{std::move(options)};
  if (name == "fonts") return FontsCommand{std::move(options)};
  return to_render(words, name, environment, std::move(options));
}

bool holds(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

Command read_arguments(const std::vector<std::string>& words, const Environment& environment) {
  const std::vector<std::string> commands{"render", "check", "blank", "templates", "fonts"};
  const Language language = language_of(words, environment);
  if (!words.empty() && holds(commands, words.front())) {
    return read_command(words.front(), {words.begin() + 1, words.end()}, environment, language);
  }
  if (holds(words, "--version")) return ShowCommand{fmt::format("zhibiao {}\n", version)};
  if (holds(words, "--help") || holds(words, "-h")) {
    return ShowCommand{engine::in(language, help(""))};
  }
  if (words.empty()) return WrongUsage{engine::in(language, help(""))};
  return wrong(language, unknown_word(words.front(), commands), "");
}

}  // namespace zhibiao::cli
