#include "sync/office/import/contacts.h"

#include "tests/import/lists.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

TEST_CASE("Mobile numbers are held back in every spelling", "[import][privacy]") {
  for (const std::string_view text :
       {"電話090-1234-5678まで", "080)1234-5678", "０９０－１２３４－５６７８", "07012345678",
        "(090) 1234 5678", "+81 90-1234-5678", "090ー1234ー5678"}) {
    CAPTURE(text);
    const HeldBack checked = without_private_contacts(text);
    CHECK(checked.mobiles == 1);
    CHECK(checked.text.find("5678") == std::string::npos);
    CHECK(checked.text.find("５６７８") == std::string::npos);
  }
}

TEST_CASE("Office numbers and other digits stay", "[import][privacy]") {
  for (const std::string_view text :
       {"042-338-6882", "0120-123-456", "2026-10-09 10:00", "9012345678901234", "定員090名"}) {
    const HeldBack checked = without_private_contacts(text);
    CHECK(checked.mobiles == 0);
    CHECK(checked.text == text);
  }
}

TEST_CASE("Mail boxes of people are held back, those of offices stay", "[import][privacy]") {
  const HeldBack own = without_private_contacts("taro.y+1@gmail.comまで、先着8名");
  CHECK(own.mails == 1);
  CHECK(own.text == "（メールアドレスは掲載しません）まで、先着8名");
  CHECK(without_private_contacts("ｈａｎａ＠ｙａｈｏｏ．ｃｏ．ｊｐ").mails == 1);
  CHECK(without_private_contacts("a@snow.ocn.ne.jp").mails == 1);
  CHECK(without_private_contacts("koho@city.tama.tokyo.jp").mails == 0);
  CHECK(without_private_contacts("a@notgmail.com").mails == 0);
}

TEST_CASE("Office numbers get one form", "[import]") {
  CHECK(read_phone("(042)338-6882").value == "042-338-6882");
  CHECK(read_phone("072 251 0871").value == "072-251-0871");
  CHECK(read_phone("０４２－３３８－６８８２").value == "042-338-6882");
  CHECK(read_phone("(04)2953-1111/(04)2953-2222").value == "04-2953-1111");
  CHECK(read_phone("087-833-2282\n（087-839-2275）").value == "087-833-2282");
}

TEST_CASE("What stands behind the number in its cell is told", "[import][privacy]") {
  CHECK(read_phone("(04)2953-1111/(04)2953-2222").rest == "/(04)2953-2222");
  CHECK(read_phone("042-338-6882（代）").rest.empty());
  CHECK(read_phone("042-338-6882、090-1234-5678").rest == "、（番号は掲載しません）");
  CHECK(codes_for(national_row({{"連絡先電話番号", "042-338-6882 / 042-338-6883"}})) ==
        std::vector<NoticeCode>{NoticeCode::phone_more});
  CHECK(codes_for(national_row({{"連絡先電話番号", "042-338-6882（代）"}})).empty());
}

TEST_CASE("What is no office number is told apart", "[import]") {
  CHECK(read_phone("222-1400").shape == PhoneShape::no_area_code);
  CHECK(read_phone("090-1234-5678").shape == PhoneShape::mobile);
  CHECK(read_phone("090-1234-5678").value.empty());
  CHECK(read_phone("別記").shape == PhoneShape::unreadable);
  CHECK(read_phone("―").shape == PhoneShape::none);
}

TEST_CASE("Only whole web addresses are links", "[import]") {
  CHECK(read_link("https://example.jp/a?b=1").value == "https://example.jp/a?b=1");
  CHECK(read_link("公式サイト\nhttps://example.jp/").value == "https://example.jp/");
  CHECK(read_link("/1000779/event.html").shape == LinkShape::relative);
  CHECK(read_link("javascript:alert(1)").shape == LinkShape::unreadable);
  CHECK(read_link("https://").shape == LinkShape::unreadable);
  CHECK(read_link("−").shape == LinkShape::none);
  CHECK(read_link("https://example.jp/\"><script>").value == "https://example.jp/");
}
