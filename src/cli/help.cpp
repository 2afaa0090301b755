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
  batch        按模板印出许多份记录
  check        检查一份记录能否印出，不写文件
  blank        印出没有填写的空表
  extract      从带有记录的 PDF 中取回记录
  verify       核对带有记录的 PDF 是否与重新印制的相同
  templates    列出现有的模板
  fonts        列出各字体角色用到的字体文件

每个命令的说明：zhibiao 命令 --help
版本：zhibiao --version

结束码：0 完成；1 输入有错，什么也没有写，或核对结果不同；2 命令写法不对；3 批量打印做完了，
其中有失败的；70 程序自身的错误。
)",
         R"(zhibiao: prints one JSON record on an official form as a PDF.

usage: zhibiao COMMAND [options]

commands:
  render       print a record on a form
  batch        print many records
  check        say whether a record can be printed; writes nothing
  blank        print the form without data
  extract      take the record out of a PDF that holds it
  verify       say whether such a PDF is what its record gives today
  templates    list the templates
  fonts        list the font files that each role uses

help on one command: zhibiao COMMAND --help
version: zhibiao --version

exit codes: 0 done; 1 the input has errors and nothing was written, or a PDF differs; 2 wrong usage;
3 a batch is done and some records failed; 70 a bug of ours.
)"},
    Page{"render",
         R"(按模板印出一份记录。

用法：zhibiao render 记录.json -t 模板 -o 输出.pdf

  记录.json            记录文件；写 - 则从标准输入读取
  -t, --template 模板  模板的名字，或模板目录、template.json 的路径
  --strict             借用其他字体的字、专用区的字、兼容字形都算错误，什么也不写
  -o, --output 文件    写到这个文件；写 - 则写到标准输出
  --date 年-月-日      写进 PDF 的日期，如 2024-04-15；不写则取 SOURCE_DATE_EPOCH，再没有则取模板
                       指明的记录中的日期
  --embed-record       把记录和来历（模板、字体、程序的摘要）放进 PDF，成为 PDF/A-3a
  --dump layout|display  把版面或绘制清单以文字写到标准输出；这时可以不写 -o
)",
         R"(Prints a record on a form.

usage: zhibiao render RECORD.json -t TEMPLATE -o OUT.pdf

  RECORD.json          the record; - reads standard input
  -t, --template NAME  a template's name, or the path of its folder or its template.json
  --strict             characters of a fallback font, private-use characters, and compatibility forms are
                       errors, and nothing is written
  -o, --output FILE    write this file; - writes standard output
  --date YYYY-MM-DD    the date put into the PDF; else SOURCE_DATE_EPOCH's, else the one of the record
                       that the template names
  --embed-record       put the record and its provenance (digests of template, fonts, program) inside:
                       PDF/A-3a
  --dump layout|display  the layout or the drawing list as text on standard output; -o may be left out
)"},
    Page{
        "batch",
        R"(按模板印出许多份记录，每份一个 PDF；有错的记录跳过，写进报告。再次运行只做没有做完的。

用法：zhibiao batch 记录… -t 模板 -d 目录
      zhibiao batch 记录… -t 模板 --merge 文件
      zhibiao batch --collect 目录

  记录…                json（一份，或数组）、jsonl 或 ndjson（每行一份）、csv 或 xlsx（每行一份，首行
                       为列名）文件，含有这些文件的目录，或带 * ? 的写法；写 - 则从标准输入读取
  -t, --template 模板  模板的名字，或模板目录、template.json 的路径
  --template-field 位置  模板的名字取自每份记录的这个字段，如 /form
  -d, --directory 目录 PDF 和报告（report.jsonl、summary.txt）写到这个目录
  --name 写法          文件名，如 {/unit/code}-{/unit/name}.pdf；{file} 为记录文件的名字，{number} 为
                       行号或序号；不写则为 {file}.pdf 或 {file}-{number}.pdf
  -j, --jobs 数        同时做几份；不写则为处理器的核数
  --shard K/N          只做 N 片中的第 K 片（从 0 起）；/N 则 K 取 SLURM_ARRAY_TASK_ID 或
                       JOB_COMPLETION_INDEX；不写则取 ZHIBIAO_SHARD
  --date 年-月-日      写进 PDF 的日期
  --strict             借用其他字体的字、专用区的字、兼容字形都算错误，这份不写
  --embed-record       把记录和来历放进每个 PDF（见 render --help）
  --collect 目录       把各分片的报告合成一份，并指出缺什么
  --merge 文件         合成一个供打印的 PDF，每份一个书签（名称按 --name）；报告写在旁边
  --duplex             双面打印：每份从奇数页开始
  --booklet            骑马钉：每面并排两页（A4 的表用 A3 纸），折叠装订成册
  --copies 份数        每份印几次
  --print 打印机       全部成功后交给 CUPS 的 lp 打印

结束码：0 全部印出；1 未能开始或中途停止（排除故障后再运行，从停下的地方继续）；3 有的记录失败。
)",
        R"(Prints many records on a form, a PDF each; a record with errors is reported and passed over. Run
again, it does what is not done yet.

usage: zhibiao batch RECORDS... -t TEMPLATE -d DIR
       zhibiao batch RECORDS... -t TEMPLATE --merge FILE
       zhibiao batch --collect DIR

  RECORDS...           files: json (a record, or an array), jsonl or ndjson (one a line), csv or xlsx
                       (one a row, under a row of names); folders of such; patterns with * and ?;
                       - reads standard input
  -t, --template NAME  a template's name, or the path of its folder or its template.json
  --template-field PLACE  each record names its template in this field, such as /form
  -d, --directory DIR  write the PDFs and the report (report.jsonl, summary.txt) into this folder
  --name PATTERN       file names, such as {/unit/code}-{/unit/name}.pdf; {file} is the name of the
                       record's file, {number} its line, row or item; else {file}.pdf, or
                       {file}-{number}.pdf
  -j, --jobs N         so many at a time; else as many as there are cores
  --shard K/N          only the part K of N (from 0); with /N, K is SLURM_ARRAY_TASK_ID or
                       JOB_COMPLETION_INDEX; else ZHIBIAO_SHARD says
  --date YYYY-MM-DD    the date put into the PDFs
  --strict             characters of a fallback font, private-use characters, and compatibility forms are
                       errors, and that record is not written
  --embed-record       put the record and its provenance inside each PDF (see render --help)
  --collect DIR        join the reports of all shards, and say what is missing
  --merge FILE         one PDF for a printer, a bookmark a record (named by --name); the report lies
                       beside it
  --duplex             for both sides of the paper: each record begins on an odd page
  --booklet            two pages on a side (A4 forms on A3 paper), to be folded and stapled
  --copies N           each record so many times
  --print PRINTER      if none failed, hand the file to lp of CUPS

exit codes: 0 all are printed; 1 it could not begin or had to stop (mend it and run it again: it goes on
where it stopped); 3 some records failed.
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
    Page{"extract",
         R"(从带有记录的 PDF（render 或 batch 加 --embed-record 印出的）中取回记录，逐字节与当初相同。

用法：zhibiao extract 表.pdf -o 记录.json

  -o, --output 文件    写到这个文件；写 - 则写到标准输出
)",
         R"(Takes the record out of a PDF that holds it (made by render or batch with --embed-record), byte for
byte as it was.

usage: zhibiao extract FORM.pdf -o RECORD.json

  -o, --output FILE    write this file; - writes standard output
)"},
    Page{"verify",
         R"(用 PDF 里的记录重新印制一遍，核对文件是否逐字节相同；不同则指出是记录、模板、字体、程序的版本变了，
还是文件本身被改过。

用法：zhibiao verify 表.pdf

  -t, --template 模板  模板的名字或路径；不写则用 PDF 中写明的那个

结束码：0 相同；1 不同，或无法核对。
)",
         R"(Prints the record inside a PDF again and says whether the file is the same, byte for byte; if not, whether
it is the record, the template, a font, the program's version, or the file itself that has changed.

usage: zhibiao verify FORM.pdf

  -t, --template NAME  a template's name or path; else the one that the PDF names

exit codes: 0 the same; 1 different, or it cannot be told.
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
