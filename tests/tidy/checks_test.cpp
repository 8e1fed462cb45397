// Each tidy check finds what it is for, and leaves alone what is right.
#include "tests/tidy/checks.h"

#include "tests/support/catch.h"
#include "tests/tidy/cpp_text.h"

namespace tsudoi::tidy {
namespace {

Tree tree_of(std::string path, std::string_view text) {
  return {{file_of(std::move(path), text)}};
}

std::string lines_of_code(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "  work();\n";
  return text;
}

// "line number: first word" of each finding: short enough to compare whole.
std::vector<std::size_t> lines_found(const Findings& findings) {
  std::vector<std::size_t> lines;
  for (const Finding& finding : findings) lines.push_back(finding.line);
  return lines;
}

using Lines = std::vector<std::size_t>;

}  // namespace

TEST_CASE("An include that points up is found, one that points down is not", "[tidy]") {
  CHECK(lines_found(layer_arrows(tree_of("storage/base/a.cpp",
                                         "#include \"storage/base/b.h\"\n"
                                         "#include \"storage/domain/c.h\"\n"))) == Lines{2});
  CHECK(lines_found(layer_arrows(tree_of("kiosk/a.cpp",
                                         "#include \"sync/client/b.h\"\n"
                                         "#include \"sync/office/c.h\"\n"))) == Lines{2});
  CHECK(lines_found(layer_arrows(tree_of("kiosk/screens/a.cpp",
                                         "#include \"kiosk/flow/view.h\"\n"
                                         "#include \"storage/store/store.h\"\n"))) == Lines{2});
  CHECK(lines_found(layer_arrows(tree_of("sync/a.cpp", "#include \"b.h\"\n"))) == Lines{1});
}

TEST_CASE("An outside header away from its place is found", "[tidy]") {
  CHECK(outside_headers(tree_of("storage/lmdb/a.cpp", "#include <lmdb.h>\n")).empty());
  CHECK(lines_found(outside_headers(tree_of("sync/a.cpp", "#include <lmdb.h>\n"))) == Lines{1});
  CHECK(lines_found(outside_headers(tree_of("kiosk/ui/a.h", "#include <imgui.h>\n"))) == Lines{1});
  CHECK(
      outside_headers(tree_of("sync/a.cpp", "#include <vector>\n#include <sys/stat.h>\n")).empty());
}

TEST_CASE("A library that no row gives a place is found", "[tidy]") {
  CHECK(lines_found(outside_headers(tree_of("sync/a.cpp", "#include <newest/thing.h>\n"))) ==
        Lines{1});
}

TEST_CASE("A read transaction that is kept is found, one of a function is not [F07]", "[tidy]") {
  CHECK(lines_found(kept_reads(tree_of("sync/a.h",
                                       "  lmdb::ReadTxn txn_;\n"
                                       "  const lmdb::ReadTxn& txn_;\n"
                                       "  std::optional<lmdb::ReadTxn> txn;\n"
                                       "  static lmdb::ReadTxn txn = open();\n"
                                       "  const lmdb::ReadTxn txn = open();\n"
                                       "  void look(const lmdb::ReadTxn& txn);\n"))) ==
        Lines{1, 3, 4});
  CHECK(kept_reads(tree_of("storage/lmdb/a.h", "  Result<ReadTxn> read();\n")).empty());
}

TEST_CASE("Banned calls are found in code, not in words or in our own names", "[tidy]") {
  CHECK(lines_found(banned_calls(tree_of("sync/a.cpp",
                                         "auto a = std::chrono::system_clock::now();\n"
                                         "auto b = time(nullptr);\n"
                                         "auto c = std::time(nullptr);\n"
                                         "std::random_device chance;\n"
                                         "return ::getenv(\"HOME\");\n"
                                         "std::this_thread::sleep_for(a);\n"))) ==
        Lines{1, 2, 3, 4, 5, 6});
  CHECK(banned_calls(tree_of("sync/a.cpp",
                             "// time( in a comment\n"
                             "say(\"time(\");\n"
                             "auto a = row.time();\n"
                             "auto b = Row::time(1);\n"
                             "std::string time(Row row);\n"
                             "auto d = tokyo_time(1);\n"))
            .empty());
  CHECK(
      banned_calls(tree_of("storage/base/clock.cpp", "std::chrono::system_clock::now();")).empty());
}

TEST_CASE("A function is measured from its head to its last brace", "[tidy]") {
  const std::string text = "namespace a {\nint f(int b,\n      int c) {\n" + lines_of_code(3) +
                           "}\nclass D {\n public:\n  D() : a_{1}, b_(2) {\n" + lines_of_code(2) +
                           "  }\n  int e() const { return 1; }\n};\n}  // namespace a\n";
  std::vector<std::size_t> sizes;
  for (const FunctionSpan& span : functions_in(file_of("", text).lines))
    sizes.push_back(span.lines());
  CHECK(sizes == Lines{6, 4, 1});
}

TEST_CASE("Braces in texts, comments and values do not count as functions", "[tidy]") {
  const std::string text =
      "const std::map<int, int> kTable = {{1, 2}, {f(3), 4}};\n"
      "const char* kOpen = \"{\";  // {\n"
      "const auto kRaw = R\"x({ \" )x\";\n"
      "constexpr int kMany = 1'000'000;\n"
      "bool operator==(const A& a, const A& b) { return '{' == a; }\n";
  const std::vector<FunctionSpan> spans = functions_in(file_of("", text).lines);
  REQUIRE(spans.size() == 1);
  CHECK(spans[0].first_line == 5);
}

TEST_CASE("A long function is found, and a long test case sooner", "[tidy]") {
  const auto with_head = [](std::string head, std::size_t lines) {
    return tree_of("sync/a.cpp", head + " {\n" + lines_of_code(lines) + "}\n");
  };
  CHECK(function_sizes(with_head("void f()", 68)).empty());
  CHECK(lines_found(function_sizes(with_head("void f()", 69))) == Lines{1});
  CHECK(function_sizes(with_head("TEST_CASE(\"a b\", \"[c]\")", 38)).empty());
  CHECK(lines_found(function_sizes(with_head("TEST_CASE(\"a b\", \"[c]\")", 39))) == Lines{1});
}

TEST_CASE("A long file is found", "[tidy]") {
  CHECK(file_sizes(tree_of("sync/a.h", lines_of_code(200))).empty());
  CHECK(file_sizes(tree_of("sync/a.h", lines_of_code(201))).size() == 1);
  CHECK(file_sizes(tree_of("sync/a.cpp", lines_of_code(400))).empty());
  CHECK(file_sizes(tree_of("sync/a.cpp", lines_of_code(401))).size() == 1);
  CHECK(file_sizes(tree_of("tests/a.py", lines_of_code(401))).size() == 1);
  CHECK(readme_sizes(tree_of("sync/README.md", lines_of_code(39))).empty());
  CHECK(readme_sizes(tree_of("sync/README.md", lines_of_code(40))).size() == 1);
}

TEST_CASE("Lines are counted in characters, not in bytes", "[tidy]") {
  std::string kana;
  for (int i = 0; i < 100; ++i) kana += "あ";
  CHECK(line_widths(tree_of("sync/a.h", kana)).empty());
  CHECK(line_widths(tree_of("sync/a.h", kana + "あ")).size() == 1);
  CHECK(line_widths(tree_of("tests/a.py", kana + "あ")).size() == 1);
}

TEST_CASE("Unfinished words and machine paths are found", "[tidy]") {
  CHECK(lines_found(forbidden_words(tree_of("sync/a.cpp", "// TODO later\n// a todo list\n"))) ==
        Lines{1});
  CHECK(forbidden_words(tree_of("kiosk/ui/a.h", "// the placeholder of a field\n")).empty());
  CHECK(lines_found(machine_paths(tree_of("sync/a.cpp", "open(\"/tmp/a\");\n"))) == Lines{1});
  CHECK(machine_paths(tree_of("tests/a.cpp", "open(\"/tmp/a\");\n")).empty());
}

TEST_CASE("Headers without opening or guard, and old code, are found", "[tidy]") {
  CHECK(header_openings(tree_of("sync/a.h", "// What for.\n#pragma once\n")).empty());
  CHECK(header_openings(tree_of("sync/a.h", "#include <map>\n")).size() == 2);
  CHECK(lines_found(commented_out_code(tree_of("sync/a.cpp",
                                               "// Says why (and how);\n"
                                               "// work(1);\n"))) == Lines{2});
}

TEST_CASE("A boolean parameter in a header is found, a boolean member is not", "[tidy]") {
  CHECK(lines_found(boolean_parameters(tree_of("sync/a.h",
                                               "bool is_open();\n"
                                               "void open(bool now);\n"
                                               "void open(int a, bool now = true);\n"
                                               "bool ready = false;\n"
                                               "std::function<bool(int)> f;\n"))) == Lines{2, 3});
}

TEST_CASE("A test without sentence or tags is found", "[tidy]") {
  CHECK(test_names(tree_of("tests/a.cpp", "TEST_CASE(\"It works\", \"[a]\") {\n")).empty());
  CHECK(test_names(tree_of("tests/a.cpp", "TEST_CASE(\"works\") {\n")).size() == 2);
}

TEST_CASE("A test that warns and turns back, so that ctest calls it passed, is found", "[tidy]") {
  CHECK(silent_skips(tree_of("tests/a.cpp",
                             "say_skipped(\"no strace here\");\nreturn;\n"
                             "WARN(\"bytes each: \" << bytes);\nCHECK(bytes < 9);\n"))
            .empty());
  CHECK(lines_found(silent_skips(tree_of("tests/a.cpp",
                                         "  WARN(\"no strace here\");\n  return;\n"
                                         "  WARN(\"no data \"\n       \"here\");\n"
                                         "  return false;\n"))) == Lines{1, 3});
}

TEST_CASE("A source that is not built and a header that nobody includes are found", "[tidy]") {
  Tree tree;
  tree.files.push_back(file_of("sync/CMakeLists.txt", "x(SOURCES client/a.cpp)\n"));
  tree.files.push_back(file_of("sync/client/a.cpp", "#include \"sync/client/a.h\"\n"));
  tree.files.push_back(file_of("sync/client/a.h", ""));
  CHECK(dead_files(tree).empty());
  tree.files.push_back(file_of("sync/client/aa.cpp", ""));
  tree.files.push_back(file_of("sync/client/b.h", ""));
  CHECK(dead_files(tree).size() == 2);
}

TEST_CASE("An outside library that is linked for all to see is found", "[tidy]") {
  CHECK(public_libraries(tree_of("sync/CMakeLists.txt",
                                 "target_link_libraries(a PUBLIC b PRIVATE PkgConfig::C)\n"
                                 "tsudoi_library(d USES e PRIVATELY PkgConfig::F)\n"))
            .empty());
  CHECK(lines_found(public_libraries(tree_of("sync/CMakeLists.txt",
                                             "target_link_libraries(a PUBLIC PkgConfig::B)\n"
                                             "tsudoi_library(c USES\n  PkgConfig::D)\n"))) ==
        Lines{1, 3});
}

}  // namespace tsudoi::tidy
