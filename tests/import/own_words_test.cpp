#include "sync/office/import/own_words.h"

#include "tests/import/lists.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

TEST_CASE("Own words say what a listing is", "[import]") {
  const OwnWords words = read_own_words(
      "kids;種類=course;申込=draw;様式=simple;館=sakura-shimin;地区=kitano;次=a-1;次=b-2;絵=brush;"
      "英題=First brush;英概要=Easy;英説明=We lend brushes.;英場所=Hall;英対象=Everyone;"
      "英申込方法=Call us, or come = both;英主催=The hall; free ");
  CHECK(words.kind == ListingKind::course);
  CHECK(words.mode == SeatMode::draw);
  CHECK(words.form == FormId{"simple"});
  CHECK(words.centre == CentreId{"sakura-shimin"});
  CHECK(words.area == AreaId{"kitano"});
  CHECK(words.next_steps == std::vector<ListingId>{{"a-1"}, {"b-2"}});
  CHECK(words.picture_stem == "brush");
  CHECK(words.english_title == "First brush");
  CHECK(words.english_description == "We lend brushes.");
  CHECK(words.english_place == "Hall");
  CHECK(words.english_audience == "Everyone");
  CHECK(words.english_how_to_apply == "Call us, or come = both");
  CHECK(words.english_organiser == "The hall");
  CHECK(words.tags == std::vector<std::string>{"kids", "free"});
  CHECK(words.unknown.empty());
}

TEST_CASE("Roles are told by id, minutes, capacity and names", "[import]") {
  const OwnWords words =
      read_own_words("役割=helper:60:12:てつだい:Helper；役割=lecturer:0:-:先生");
  REQUIRE(words.roles.size() == 2);
  CHECK(words.roles[0].id == RoleId{"helper"});
  CHECK(words.roles[0].minutes_asked == 60);
  CHECK(words.roles[0].capacity == 12U);
  CHECK(words.roles[0].name.in(Language::english) == "Helper");
  CHECK_FALSE(words.roles[1].capacity.has_value());
}

TEST_CASE("A capacity that the roles do not have is told", "[import]") {
  const auto codes = [](const std::string& capacity) {
    return codes_for(national_row(
        {{"定員", capacity}, {"タグ", "種類=project;役割=a:60:12:てつだい;役割=b:60:8:先生"}}));
  };
  CHECK(codes("12").empty());    // of one role
  CHECK(codes("20名").empty());  // of both together
  CHECK(codes("30") == std::vector<NoticeCode>{NoticeCode::capacity_beside_roles});
  CHECK(codes("若干名") == std::vector<NoticeCode>{NoticeCode::capacity_unreadable});
}

TEST_CASE("Ordinary tags are not own words", "[import]") {
  const OwnWords words = read_own_words("その他;パーク＆ネイチャー;a=b");
  CHECK_FALSE(words.any);
  CHECK(words.tags.size() == 3);
}

TEST_CASE("Own words with values that nobody knows are reported", "[import]") {
  const OwnWords words = read_own_words("種類=party;申込=maybe;役割=x;次=A B");
  CHECK(words.unknown.size() == 4);
  CHECK(words.next_steps.empty());
  CHECK(codes_for(national_row({{"タグ", "種類=party"}})) ==
        std::vector<NoticeCode>{NoticeCode::word_unknown});
}

TEST_CASE("Own words make the roles, the form and the id of a listing", "[import]") {
  const Listing listing = only_listing(national_row(
      {{"ID", "mochi"}, {"定員", "30"}, {"タグ", "種類=project;申込=first_come;様式=simple"}}));
  CHECK(listing.id == ListingId{"mochi"});
  CHECK(listing.kind == ListingKind::project);
  CHECK(listing.form == FormId{"simple"});
  REQUIRE(listing.roles.size() == 1);
  CHECK(listing.roles[0].mode == SeatMode::first_come);
  CHECK(listing.roles[0].capacity == 30U);
}

TEST_CASE("A listing of a kind that needs no date is not missing one", "[import]") {
  const auto row = national_row({{"開始日", ""},
                                 {"終了日", ""},
                                 {"開始時間", ""},
                                 {"終了時間", ""},
                                 {"タグ", "種類=circle"}});
  const EventImport result = imported({row});
  CHECK(result.report.empty());
  CHECK(result.listings.at(0).shown == Shown::published);
}

TEST_CASE("What is published in Japanese is told in English beside it", "[import]") {
  const Listing listing = only_listing(
      national_row({{"説明", "筆は貸します。"},
                    {"場所名称", "和室"},
                    {"対象者", "どなたでも"},
                    {"主催者", "市民館"},
                    {"参加申込方法", "窓口で"},
                    {"タグ",
                     "英説明=We lend brushes.;英場所=Tatami room;英対象=Everyone;英主催=The hall;"
                     "英申込方法=At the desk"}}));
  CHECK(listing.description.in(Language::english) == "We lend brushes.");
  CHECK(listing.place.name.in(Language::english) == "Tatami room");
  CHECK(listing.place.name.in(Language::japanese) == "和室");
  CHECK(listing.audience.in(Language::english) == "Everyone");
  CHECK(listing.organiser.in(Language::english) == "The hall");
  CHECK(listing.how_to_apply.in(Language::english) == "At the desk");
  CHECK(listing.how_to_apply.in(Language::japanese) == "窓口で");
  const Listing without = only_listing(national_row({{"対象者", ""}, {"タグ", "英対象=Everyone"}}));
  CHECK(without.audience == Text{});
}
