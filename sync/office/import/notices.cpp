#include "sync/office/import/notices.h"

#include <array>

#include "sync/office/import/characters.h"

namespace tsudoi {
namespace {

constexpr std::size_t kDetailCharactersMax = 60;

struct CodeWords {
  std::string_view name, words;
};

constexpr std::array<CodeWords, 45> kCodes{{
    {"no_name", "名前がないため取り込みません"},
    {"not_public", "非公開のため取り込みません"},
    {"header_again", "見出しの行がもう一度あるため取り込みません"},
    {"merged_session", "上の行と同じ催しの別の日として、まとめました"},
    {"merged_duplicate", "上の行と同じ内容のため、まとめました"},
    {"updated", "前に取り込んだ内容を新しくしました"},
    {"invisible_removed", "目に見えない文字を取りのぞきました"},
    {"never_date", "とても先の日付のため、期日なしとしました"},
    {"date_missing", "開始日がないため「日程未定」としました"},
    {"date_unreadable", "開始日を日付として読めないため、文のまま載せます"},
    {"year_missing", "年が書かれていないため、日付を決められません"},
    {"weekday_differs", "日付と曜日が合いません"},
    {"end_before_start", "終了日が開始日より前のため、開始日だけにしました"},
    {"end_unreadable", "終了日を日付として読めません"},
    {"time_unreadable", "時刻を読めないため、文のまま載せます"},
    {"time_order", "終了時刻が開始時刻より前のため、開始時刻だけにしました"},
    {"deadline_unreadable", "申込の期日を日付として読めません"},
    {"date_dropped", "日付や時刻として読めないため、使いません"},
    {"coordinates_moved", "緯度と経度の列が入れ替わっていたため、直しました"},
    {"coordinates_half", "緯度と経度の片方しかありません"},
    {"coordinates_dropped", "緯度・経度として読めないため、載せません"},
    {"link_dropped", "ほかの端末から開けないURLのため、載せません"},
    {"markup_removed", "HTMLの記号を取りのぞきました"},
    {"mobile_held_back", "携帯電話の番号は載せません"},
    {"mail_held_back", "個人向けのメールアドレスは載せません"},
    {"phone_no_area", "電話番号に市外局番がありません"},
    {"phone_unreadable", "電話番号として読めないため、載せません"},
    {"code_mended", "団体コードの桁を直しました"},
    {"code_wrong", "団体コードが正しくありません"},
    {"id_reused", "同じIDがほかの催しや施設にも使われています"},
    {"word_unknown", "タグの言葉がわかりません"},
    {"differs_from_first", "まとめた行のあいだで内容が違います。最初の行を使います"},
    {"too_many_sessions", "1つの催しの日が多すぎるため、この日は載せません"},
    {"title_cut", "名前が長すぎるため、200文字までにしました"},
    {"capacity_unreadable", "定員を人数として読めないため、申込の上限にはしません"},
    {"glyph_removed", "ほかの端末にない文字（外字）を取りのぞきました"},
    {"cells_unnamed", "見出しのない列の内容は取り込みません"},
    {"cells_unread", "エラーなどで読めないセルがあり、空きとしました"},
    {"seats_handed_out", "すでにお渡しした席があるため、その数までは確定します"},
    {"sheet_unread", "このシートは隠れているか、取り込める一覧がないため、読みません"},
    {"older_list", "もっと新しい月の一覧の内容を残しました"},
    {"columns_alike", "同じ意味の見出しが2つ以上あるため、行ごとに、書いてある左の列を使います"},
    {"column_hidden", "同じ意味の列に違う内容があるため、左の列を使います"},
    {"capacity_beside_roles", "定員が役割ごとの定員と合わないため、役割ごとの定員を使います"},
    {"phone_more", "電話番号の欄の2つ目からの番号などは載せません"},
}};

const CodeWords& entry_of(NoticeCode code) {
  return kCodes.at(static_cast<std::size_t>(code));
}

}  // namespace

std::string_view name_of(NoticeCode code) {
  return entry_of(code).name;
}
std::string_view words_for(NoticeCode code) {
  return entry_of(code).words;
}
std::string_view why_refused(NoticeCode code) {
  switch (code) {
    case NoticeCode::no_name: return "it has no name";
    case NoticeCode::not_public: return "it is marked as not public";
    case NoticeCode::header_again: return "it is the header once more";
    case NoticeCode::sheet_unread: return "it is hidden, or has no list that is known";
    default: return {};
  }
}
bool is_flag(NoticeCode code) {
  return code >= NoticeCode::date_missing;
}

std::string sentence_for(const Notice& notice) {
  std::string sentence(words_for(notice.code));
  if (notice.detail.empty()) return sentence;
  std::string detail = kept_text(notice.detail);
  for (char& c : detail)
    if (c == '\n') c = ' ';
  sentence.append("（").append(first_characters(detail, kDetailCharactersMax)).append("）");
  return sentence;
}

}  // namespace tsudoi
