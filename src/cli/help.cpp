#include "cli/help.h"

#include <algorithm>
#include <array>

namespace zhibiao::cli {

namespace {

struct Page {
  std::string_view command;
  std::string_view zh, en;
};

constexpr std::string_view common_zh =
    R"(
通用选项：
  --templates 目录     先在这个目录里找模板；可以多次给出
  --fonts 目录         先用这个目录里的字体文件；可以多次给出
  --lang zh|en         用中文或英文显示信息；不写则按系统语言
  --format text|json   信息写成文字，或每行一个 JSON 对象
  --quiet              只报告错误
  --help               显示这份说明
)";

constexpr std::string_view common_en =
    R"(
Options of every command:
  --templates DIR      look for templates in this folder first; may be given again
  --fonts DIR          take font files from this folder first; may be given again
  --lang zh|en         messages in Chinese or English; else by the system's language
  --format text|json   messages as text, or one JSON object a line
  --quiet              report errors alone
  --help               show this page
)";

constexpr std::array pages{
    Page{"",
         R"(zhibiao：把一份 JSON 记录按官方表格模板印成 PDF。

用法：zhibiao 命令 [选项]

命令：
  render       按模板印出一份记录
  check        检查一份记录能否印出，不写文件
  blank        印出没有填写的空表
  templates    列出现有的模板
  fonts        列出各字体角色用到的字体文件

每个命令的说明：zhibiao 命令 --help
版本：zhibiao --version

结束码：0 完成；1 输入有错，什么也没有写；2 命令写法不对；70 程序自身的错误。
)",
         R"(zhibiao: prints one JSON record on an official form as a PDF.

usage: zhibiao COMMAND [options]

commands:
  render       print a record on a form
  check        say whether a record can be printed; writes nothing
  blank        print the form without data
  templates    list the templates
  fonts        list the font files that each role uses

help on one command: zhibiao COMMAND --help
version: zhibiao --version

exit codes: 0 done; 1 the input has errors and nothing was written; 2 wrong usage; 70 a bug of ours.
)"},
    Page{"render",
         R"(按模板印出一份记录。

用法：zhibiao render 记录.json -t 模板 -o 输出.pdf

  记录.json            记录文件；写 - 则从标准输入读取
  -t, --template 模板  模板的名字，或模板目录、template.json 的路径
  --strict             借用其他字体的字、专用区的字、兼容字形都算错误，什么也不写
  -o, --output 文件    写到这个文件；写 - 则写到标准输出
  --date 年-月-日      写进 PDF 的日期，如 2024-04-15；不写则取 SOURCE_DATE_EPOCH，再没有就不写日期
  --dump layout|display  把版面或绘制清单以文字写到标准输出；这时可以不写 -o
)",
         R"(Prints a record on a form.

usage: zhibiao render RECORD.json -t TEMPLATE -o OUT.pdf

  RECORD.json          the record; - reads standard input
  -t, --template NAME  a template's name, or the path of its folder or its template.json
  --strict             characters of a fallback font, private-use characters, and compatibility forms are
                       errors, and nothing is written
  -o, --output FILE    write this file; - writes standard output
  --date YYYY-MM-DD    the date put into the PDF; else SOURCE_DATE_EPOCH's, else none
  --dump layout|display  the layout or the drawing list as text on standard output; -o may be left out
)"},
    Page{
        "check",
        R"(检查一份记录能否按模板印出：走完印出的每一步，只是不写文件。

用法：zhibiao check 记录.json -t 模板

  记录.json            记录文件；写 - 则从标准输入读取
  -t, --template 模板  模板的名字，或模板目录、template.json 的路径
  --strict             借用其他字体的字、专用区的字、兼容字形都算错误，什么也不写
)",
        R"(Says whether a record can be printed on a form: every step of printing, but no file is written.

usage: zhibiao check RECORD.json -t TEMPLATE

  RECORD.json          the record; - reads standard input
  -t, --template NAME  a template's name, or the path of its folder or its template.json
  --strict             characters of a fallback font, private-use characters, and compatibility forms are
                       errors, and nothing is written
)"},
    Page{"blank",
         R"(印出没有填写的空表。

用法：zhibiao blank -t 模板 -o 输出.pdf

  -t, --template 模板  模板的名字，或模板目录、template.json 的路径
  --strict             借用其他字体的字、专用区的字、兼容字形都算错误，什么也不写
  -o, --output 文件    写到这个文件；写 - 则写到标准输出
  --date 年-月-日      写进 PDF 的日期
  --dump layout|display  把版面或绘制清单以文字写到标准输出；这时可以不写 -o
)",
         R"(Prints the form without data.

usage: zhibiao blank -t TEMPLATE -o OUT.pdf

  -t, --template NAME  a template's name, or the path of its folder or its template.json
  --strict             characters of a fallback font, private-use characters, and compatibility forms are
                       errors, and nothing is written
  -o, --output FILE    write this file; - writes standard output
  --date YYYY-MM-DD    the date put into the PDF
  --dump layout|display  the layout or the drawing list as text on standard output; -o may be left out
)"},
    Page{"templates",
         R"(列出现有的模板：名字、表名、版本。

用法：zhibiao templates
)",
         R"(Lists the templates: name, title of the form, edition.

usage: zhibiao templates
)"},
    Page{
        "fonts",
        R"(列出各字体角色（宋体、黑体……）依次用到的字体；每个字体有各字符集中的多少字，许可是否容许嵌入，文件的 SHA-256。

用法：zhibiao fonts
)",
        R"(Lists the fonts that each role (宋体, 黑体 ...) uses, in order; of each font how many characters it has
of GB 2312, 通用规范汉字表, and the levels of GB 18030-2022, what its licence bits allow, and its file's SHA-256.

usage: zhibiao fonts
)"},
};

}  // namespace

Message help(std::string_view command) {
  const auto found = std::find_if(pages.begin(), pages.end(),
                                  [&](const Page& page) { return page.command == command; });
  const Page& page = found == pages.end() ? pages.front() : *found;
  Message text{std::string(page.zh), std::string(page.en)};
  if (!page.command.empty()) {
    text.zh += common_zh;
    text.en += common_en;
  }
  return text;
}

}  // namespace zhibiao::cli
