#include "cli/args.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
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
  std::string form_field, folder, name, jobs, shard, collect, merged, copies, printer;
  std::vector<std::string> templates, fonts, records;
  bool quiet = false, help = false, duplex = false, booklet = false, strict = false,
       embed_record = false;
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

void add_embedding(CLI::App& app, Words& words) {
  app.add_flag("--embed-record", words.embed_record);
}

void add_batch_options(CLI::App& app, Words& words) {
  app.add_option("--template-field", words.form_field);
  app.add_option("-d,--directory", words.folder);
  app.add_option("--name", words.name);
  app.add_option("--jobs,-j", words.jobs);
  app.add_option("--shard", words.shard);
  app.add_option("--date", words.date);
  app.add_option("--collect", words.collect);
  app.add_option("--merge", words.merged);
  app.add_flag("--duplex", words.duplex);
  app.add_flag("--booklet", words.booklet);
  app.add_option("--copies", words.copies);
  app.add_option("--print", words.printer);
  app.add_option("records", words.records);
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
                                 std::string& target) {
  if (words.date.empty() && environment.source_date_epoch.empty()) return std::nullopt;
  Result<std::string> date = words.date.empty() ? date_from_epoch(environment.source_date_epoch)
                                                : date_from_option(words.date);
  if (!date) return date.error();
  target = std::move(*date);
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
  RenderCommand command{std::move(options), words.record, words.form,   words.output,
                        Dump::none,         {},           words.strict, words.embed_record};
  for (const std::optional<Message>& fault :
       {check_presence(words, name), read_dump(words, command),
        read_date(words, environment, command.date)}) {
    if (fault) return wrong(language, *fault, name);
  }
  return command;
}

std::optional<Message> check_batch(const Words& words) {
  if (words.records.empty()) return message("没有写记录文件", "the records are not named");
  if (words.form.empty() && words.form_field.empty()) {
    return message("没有用 -t 写模板，也没有用 --template-field 写模板名所在的字段",
                   "the template is not named with -t, nor the field that names it with "
                   "--template-field");
  }
  if (!words.form.empty() && !words.form_field.empty()) {
    return message("-t 与 --template-field 只能用一个",
                   "-t and --template-field cannot be used together");
  }
  if (!words.form_field.empty() && !words.form_field.starts_with('/')) {
    return message("--template-field 写作 /form 的形式", "write --template-field like /form");
  }
  if (words.folder.empty() && words.merged.empty()) {
    return message("没有用 -d 写输出目录，也没有用 --merge 写合成的文件",
                   "neither the folder is named with -d, nor one file with --merge");
  }
  if (!words.folder.empty() && !words.merged.empty()) {
    return message("-d 与 --merge 只能用一个", "-d and --merge cannot be used together");
  }
  return std::nullopt;
}

std::optional<Message> check_print(const Words& words) {
  const bool any = words.duplex || words.booklet || !words.copies.empty() || !words.printer.empty();
  if (words.merged.empty() && any) {
    return message("--duplex、--booklet、--copies、--print 要和 --merge 一起用",
                   "--duplex, --booklet, --copies and --print need --merge");
  }
  if (!words.merged.empty() && words.embed_record) {
    return message("--merge 的文件只供打印，不能带记录",
                   "a file of --merge is for printing and holds no records");
  }
  if (!words.merged.empty() && !words.shard.empty()) {
    return message("--merge 与 --shard 不能一起用", "--merge and --shard cannot be used together");
  }
  return std::nullopt;
}

std::optional<int> read_count(std::string_view text) {
  int count = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), count);
  const bool whole = fault == std::errc{} && end == text.data() + text.size();
  return whole && count >= 0 && count <= 1'000'000 ? std::optional(count) : std::nullopt;
}

std::optional<Message> read_number(const char* option, const std::string& word, int& number) {
  if (word.empty()) return std::nullopt;
  const std::optional<int> count = read_count(word);
  if (!count || *count < 1 || *count > 1'024) {
    return message("{} 应为 1 到 1024 的整数", "{} should be a whole number from 1 to 1024",
                   option);
  }
  number = *count;
  return std::nullopt;
}

// "K/N" with K from 0, or "/N" where the surroundings number the tasks.
std::optional<Message> read_shard(const Words& words, const Environment& environment,
                                  engine::Shard& shard) {
  const std::string& text = words.shard.empty() ? environment.shard : words.shard;
  if (text.empty() || !words.merged.empty()) return std::nullopt;
  const std::size_t slash = text.find('/');
  std::string index = text.substr(0, slash);
  if (index.empty() && environment.task.empty()) {
    return message("{} 要取任务号，而 SLURM_ARRAY_TASK_ID 和 JOB_COMPLETION_INDEX 都没有",
                   "{} takes the task's number, but there is neither SLURM_ARRAY_TASK_ID nor "
                   "JOB_COMPLETION_INDEX",
                   text);
  }
  if (index.empty()) index = environment.task;
  const auto number = read_count(index);
  const auto count = slash == std::string::npos ? std::nullopt : read_count(text.substr(slash + 1));
  if (!number || !count || *count < 1 || *number >= *count) {
    return message("分片写作 K/N，K 从 0 到 N-1，实为“{}”",
                   "a shard is written K/N with K from 0 to N-1, found \"{}\"", text);
  }
  shard = {static_cast<std::size_t>(*number), static_cast<std::size_t>(*count)};
  return std::nullopt;
}

std::optional<Message> read_name(const Words& words, std::optional<engine::NamePattern>& name) {
  if (words.name.empty()) return std::nullopt;
  Result<engine::NamePattern> pattern = engine::read_name_pattern(words.name);
  if (!pattern) return pattern.error();
  name = std::move(*pattern);
  return std::nullopt;
}

Command to_batch(const Words& words, const Environment& environment, Options options) {
  const Language language = options.language;
  if (!words.collect.empty()) {
    if (words.records.empty()) return CollectCommand{std::move(options), words.collect};
    return wrong(language, message("--collect 不读记录", "--collect reads no records"), "batch");
  }
  BatchCommand command;
  command.options = std::move(options);
  command.records = words.records;
  command.form = words.form;
  command.form_field = words.form_field;
  command.folder = words.folder;
  command.merged = words.merged;
  command.print.duplex = words.duplex;
  command.print.booklet = words.booklet;
  command.strict = words.strict;
  command.embed_record = words.embed_record;
  command.printer = words.printer;
  for (const std::optional<Message>& fault :
       {check_batch(words), check_print(words), read_name(words, command.name),
        read_number("--jobs", words.jobs, command.jobs),
        read_number("--copies", words.copies, command.print.copies),
        read_shard(words, environment, command.shard),
        read_date(words, environment, command.date)}) {
    if (fault) return wrong(language, *fault, "batch");
  }
  return command;
}

Command to_extract(const Words& words, Options options) {
  const Language language = options.language;
  if (words.record.empty()) {
    return wrong(language, message("没有写 PDF 文件", "the PDF is not named"), "extract");
  }
  if (words.output.empty()) {
    return wrong(language, message("没有用 -o 写输出文件", "the output is not named with -o"),
                 "extract");
  }
  return ExtractCommand{std::move(options), words.record, words.output};
}

Command to_verify(const Words& words, Options options) {
  const Language language = options.language;
  if (words.record.empty()) {
    return wrong(language, message("没有写 PDF 文件", "the PDF is not named"), "verify");
  }
  return VerifyCommand{std::move(options), words.record, words.form};
}

void add_command_options(CLI::App& app, std::string_view name, Words& words) {
  add_common_options(app, words);
  if (name == "batch") {
    add_form_option(app, words);
    add_batch_options(app, words);
    add_embedding(app, words);
  }
  if (name == "render") add_embedding(app, words);
  if (name == "extract" || name == "verify") app.add_option("pdf", words.record);
  if (name == "extract") app.add_option("-o,--output", words.output);
  if (name == "verify") app.add_option("-t,--template", words.form);
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
  if (name == "batch") return to_batch(words, environment, std::move(options));
  if (name == "templates") return TemplatesCommand{std::move(options)};
  if (name == "fonts") return FontsCommand{std::move(options)};
  if (name == "extract") return to_extract(words, std::move(options));
  if (name == "verify") return to_verify(words, std::move(options));
  return to_render(words, name, environment, std::move(options));
}

bool holds(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

Command read_arguments(const std::vector<std::string>& words, const Environment& environment) {
  const std::vector<std::string> commands{"render",  "batch",  "check",     "blank",
                                          "extract", "verify", "templates", "fonts"};
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
