#include "sync/office/import/forms.h"

#include "tests/support/catch.h"

using namespace tsudoi;

namespace {

constexpr std::string_view kHead = R"([[form]]
id = "simple"
version = 2
purpose.ja = "受付"
purpose.en = "Sign-up"
retention.ja = "90日"
seen_by.ja = "館の人"
[[form.step]]
title.ja = "お名前"
[[form.step.field]]
id = "name"
kind = "name"
label.ja = "お名前"
required = true
)";

std::string mistake_in(const std::string& toml) {
  const auto file = read_forms(toml, "f.toml");
  return file.ok() ? "" : file.error().detail;
}

std::string mistake_after_head(std::string_view more) {
  return mistake_in(std::string(kHead) + std::string(more));
}

}  // namespace

TEST_CASE("How many days answers are kept is read of a form and of a field", "[import]") {
  std::string toml(kHead);
  toml.insert(toml.find("seen_by"), "retention_days = 1096\n");
  const auto file = read_forms(toml + "retention_days = 90\n", "f.toml");
  REQUIRE(file.ok());
  CHECK(file->forms[0].retention_days == 1096);
  CHECK(file->forms[0].steps[0].fields[0].retention_days == 90);
  CHECK(mistake_after_head("retention_days = 0\n") ==
        "f.toml line 15: \"retention_days\" is a whole number from 1 to 3660");
  const auto silent = read_forms(kHead, "f.toml");
  CHECK(silent->forms[0].retention_days == 0);
}

TEST_CASE("A form is read with its steps, fields and options", "[import]") {
  const auto file = read_forms(std::string(kHead) + R"([[form.step.field]]
id = "which"
kind = "choices"
label.ja = "どれ"
least = 1
most = 2
[[form.step.field.option]]
id = "a"
label.ja = "あ"
label.zh-Hans = "啊"
)",
                               "f.toml");
  REQUIRE(file.ok());
  REQUIRE(file->forms.size() == 1);
  const Form& form = file->forms[0];
  CHECK(form.id == FormId{"simple"});
  CHECK(form.version == 2);
  CHECK(form.purpose.in(Language::english) == "Sign-up");
  REQUIRE(form.steps.at(0).fields.size() == 2);
  CHECK(form.steps[0].fields[0].required);
  const Field& which = form.steps[0].fields[1];
  CHECK(which.kind == FieldKind::choices);
  CHECK(which.most == 2);
  CHECK(which.options.at(0).label.in(Language::chinese) == "啊");
}

TEST_CASE("An area is read", "[import]") {
  const auto file = read_forms(R"([[area]]
id = "kita"
name.ja = "北"
district = "ku"
district_name.ja = "区"
officer_name = "大西"
chart.ja = "6,150人"
)",
                               "town.toml");
  REQUIRE(file.ok());
  CHECK(file->areas.at(0).id == AreaId{"kita"});
  CHECK(file->areas[0].district == DistrictId{"ku"});
  CHECK(file->areas[0].chart.ja == "6,150人");
}

TEST_CASE("Mistakes are told with their line", "[import]") {
  CHECK(mistake_after_head("colour = 1\n") == "f.toml line 15: there is no setting \"colour\"");
  CHECK(mistake_after_head("least = \"3\"\n") == "f.toml line 15: \"least\" is a whole number");
  CHECK(mistake_after_head("help = \"x\"\n") ==
        "f.toml line 15: \"help\" needs a language, as in \"help.ja\"");
  CHECK(mistake_after_head("help.xx = \"x\"\n") == "f.toml line 15: there is no language \"xx\"");
  CHECK(mistake_after_head("least = 3\nmost = 2\n") ==
        "f.toml line 15: \"least\" is more than \"most\"");
  CHECK(mistake_in("[[form]]\nid = \"A B\"\n") ==
        "f.toml line 2: \"id\" is at most 40 of a-z, 0-9, '.', '_' and '-'");
}

TEST_CASE("A field that could not be filled in is refused", "[import]") {
  const std::string field = "[[form.step.field]]\nid = \"x\"\nlabel.ja = \"え\"\nkind = ";
  CHECK(mistake_after_head(field + "\"choice\"\n") ==
        "f.toml line 15: a choice needs [[form.step.field.option]]");
  CHECK(mistake_after_head(field + "\"consent\"\n") ==
        "f.toml line 15: a consent needs \"consent\" and \"consent_version\"");
  CHECK(mistake_after_head(field + "\"sound\"\n") == "f.toml line 18: there is no kind \"sound\"");
  CHECK(mistake_after_head("[[form.step.field]]\nid = \"name\"\n") ==
        "f.toml line 16: the id \"name\" was used before");
}

TEST_CASE("What is no TOML is told with its line, in words of our own", "[import]") {
  const std::string words = ": this is not written like a forms file, as in id = \"simple\"";
  CHECK(mistake_in("[[form]]\nid = \n") == "f.toml line 2" + words);
  CHECK(mistake_in("\x01\x02junk\xff") == "f.toml line 1" + words);
  CHECK(mistake_in("a =n\nb = 1\n") == "f.toml line 1" + words);
  CHECK(mistake_in("\"a\\nb\" = 1\n").find('\n') == std::string::npos);  // it is quoted
}
