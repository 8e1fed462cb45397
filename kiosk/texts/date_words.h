// Dates, times and amounts as people read them: 令和8年11月21日(土) 14:05, あと 4席, 1時間30分.
#pragma once

#include "kiosk/texts/texts.h"
#include "storage/domain/listing.h"

namespace tsudoi::texts {

/// 令和8年11月21日(土) / Sat 21 Nov 2026
std::string long_date(const Texts& texts, Date date);
/// 11月23日(月・祝) / Mon 23 Nov (holiday)
std::string short_date(const Texts& texts, Date date);
/// 11/25 / 25 Nov
std::string numeric_date(const Texts& texts, Date date);
/// 14:05, 9:00; hours may pass 24.
std::string time_of_day(Minutes minutes);
/// 令和8年11月21日(土) 14:05
std::string long_time(const Texts& texts, const LocalTime& at);
/// 15:00–16:30, 終日, or empty when nothing is said.
std::string hours_of(const Texts& texts, const Session& session);
/// 11月21日(土) 15:00–16:30; the note as published where there is no date.
std::string session_words(const Texts& texts, const Session& session);
/// 11月21日(土) 15:00
std::string session_start(const Texts& texts, const Session& session);
/// 45分, 1時間, 1時間30分
std::string duration_words(const Texts& texts, int minutes);
/// 無料, 1,200円
std::string yen_words(const Texts& texts, std::uint32_t yen);
/// 1958年(昭和33年); 1989年(昭和64年・平成元年) where the era changed
std::string year_words(const Texts& texts, int year);

}  // namespace tsudoi::texts
