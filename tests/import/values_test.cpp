#include "sync/office/import/amounts.h"
#include "sync/office/import/markup.h"
#include "sync/office/import/municipality.h"
#include "tests/support/catch.h"

using namespace tsudoi;

TEST_CASE("A fee is a number when one is plainly meant", "[import]") {
  CHECK(read_yen("500円（資料代）") == 500U);
  CHECK(read_yen("1，000円") == 1000U);
  CHECK(read_yen("無料") == 0U);
  CHECK(read_yen("なし") == 0U);
  CHECK(read_yen("300") == 300U);
}

TEST_CASE("A fee of several numbers is no number", "[import]") {
  for (const std::string_view text :
       {"大人:300円・小人:100円", "受講料300円　教材費200円", "参加費は無料、材料費1,500円",
        "500円から", "月額500円", "席種により異なります", ""})
    CHECK_FALSE(read_yen(text).has_value());
}

TEST_CASE("A capacity is a number of people when one is plainly meant", "[import]") {
  CHECK(read_capacity("50") == 50U);
  CHECK(read_capacity("２０名") == 20U);
  CHECK(read_capacity("当日先着\n220人") == 220U);
}

TEST_CASE("Groups, shares and guesses are no capacity", "[import]") {
  for (const std::string_view text : {"15組（1組3人まで）", "各日50人（先着）", "150名程度", "20組",
                                      "無し", "0", "4歳以上 15人（保護者込み30人）"})
    CHECK_FALSE(read_capacity(text).has_value());
}

TEST_CASE("The check digit of a municipality code is right", "[import]") {
  CHECK(check_digit_of("01000") == 6);
  CHECK(check_digit_of("01100") == 2);
  CHECK(check_digit_of("13101") == 6);
  CHECK(check_digit_of("37201") == 3);
}

TEST_CASE("A code that lost its zero or its check digit is mended", "[import]") {
  CHECK(read_code("92011").value == "092011");
  CHECK(read_code("13101").value == "131016");
  CHECK(read_code("1100").value == "011002");
  CHECK(read_code("131016.0").value == "131016");
  CHECK(read_code("１３１０１６").state == CodeState::right);
  CHECK(read_code("131017").state == CodeState::wrong);
  CHECK(read_code("").state == CodeState::absent);
}

TEST_CASE("A file name may tell the code", "[import]") {
  CHECK(code_in_file_name("232025_event.csv") == "232025");
  CHECK(code_in_file_name("events_2024.csv").empty());
}

TEST_CASE("Markup is taken out and entities are decoded", "[import]") {
  CHECK(without_markup("<p>詳しくは<a href=\"x\">こちら</a></p>") == "詳しくはこちら\n");
  CHECK(without_markup("A&amp;B &lt;3 &#39;x&#x3042;&nbsp;") == "A&B <3 'xあ ");
  CHECK(without_markup("一行目<br />二行目") == "一行目\n二行目");
  CHECK(without_markup("前<script>alert(1)</script>後") == "前後");
}

TEST_CASE("Angle brackets that are no tags stay", "[import]") {
  for (const std::string_view text :
       {"1 < 2 > 0", "<参加費>500円", "I <3 you", "&unknown; & co", "<a"})
    CHECK(without_markup(text) == text);
}
