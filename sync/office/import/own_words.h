// Words that an office adds to the standard columns タグ and キーワード, as key=value, to say what
// a listing is in Tsudoi. All are optional; other words are ordinary tags.
//
//   種類=course            a ListingKind by name          館=<centre id>   地区=<area id>
//   申込=first_come        walk_in, first_come, draw, office
//   様式=<form id>         役割=<role id>:<minutes>:<capacity or ->:<ja>:<en>  (repeatable)
//   次=<listing id>        (repeatable)                   絵=<picture file stem>
//   英題=<English title>   英概要=<English summary>   英説明=<English description>
//   英場所=<English place>   英対象=<who it is for, in English>
//   英申込方法=<how to apply, in English>   英主催=<organiser, in English>
#pragma once

#include <string>
#include <vector>

#include "storage/domain/listing.h"

namespace tsudoi {

struct OwnWords {
  std::optional<ListingKind> kind;
  std::optional<SeatMode> mode;
  FormId form;
  std::vector<Role> roles;  // without mode and form
  CentreId centre;
  AreaId area;
  std::vector<ListingId> next_steps;
  std::string picture_stem;
  std::string english_title, english_summary, english_description, english_place;
  std::string english_audience, english_how_to_apply, english_organiser;
  std::vector<std::string> tags;     // the ordinary ones
  std::vector<std::string> unknown;  // own keys with values that we do not know
  bool any = false;                  // at least one own key

  bool operator==(const OwnWords&) const = default;
};

/// `text`: words separated by semicolons.
OwnWords read_own_words(std::string_view text);

/// Parts between `separator`, each kept_text; empty parts are left out.
std::vector<std::string> split_words(std::string_view text, char separator);

}  // namespace tsudoi
