// Which fields of listings, forms and answers are written. Order is the format: append only, with
// a new version. Private to storage/codec.
#pragma once

#include "storage/codec/fields.h"

namespace tsudoi {

// ---- Listings and forms

template <class Ar>
void serialize(Ar& ar, Text& v) {
  ar(v.ja, v.others);
}
template <class Ar>
void serialize(Ar& ar, Session& v) {
  ar(v.date, v.last_date, v.from, v.to, v.note, v.all_day);
}
template <class Ar>
void serialize(Ar& ar, Role& v) {
  ar(v.id, v.name, v.mode, v.capacity, v.minutes_asked, v.form);
}
template <class Ar>
void serialize(Ar& ar, Place& v) {
  ar(v.name, v.address, v.latitude, v.longitude);
}
template <class Ar>
void serialize(Ar& ar, Fee& v) {
  ar(v.yen, v.note);
}
template <class Ar>
void serialize(Ar& ar, Source& v) {
  ar(v.publisher, v.original_id, v.file);
}
template <class Ar>
void serialize(Ar& ar, Listing& v) {
  ar(v.id, v.kind, v.title, v.title_kana, v.summary, v.description, v.centre, v.area, v.place);
  ar(v.sessions, v.roles, v.form, v.fee, v.audience);
  ar(v.organiser.ja, v.contact_name, v.contact_phone, v.page_url, v.how_to_apply.ja);
  ar(v.capacity_note, v.tags, v.category, v.opens_at, v.closes_at);
  ar(v.show_from, v.show_until, v.picture, v.next_steps, v.date_note, v.source);
}
template <class Ar>
void serialize(Ar& ar, Area& v) {
  ar(v.id, v.name, v.district, v.district_name, v.officer_name, v.officer_phone, v.chart);
}
template <class Ar>
void serialize(Ar& ar, Centre& v) {
  ar(v.id, v.name, v.name_kana, v.area, v.address, v.phone, v.hours_note, v.latitude, v.longitude);
  ar(v.page_url, v.category, v.source);
}
template <class Ar>
void serialize(Ar& ar, Option& v) {
  ar(v.id, v.label);
}
template <class Ar>
void serialize(Ar& ar, Field& v) {
  ar(v.id, v.kind, v.label, v.help, v.required, v.least, v.most, v.age_below, v.options);
  ar(v.consent, v.consent_version);
}
template <class Ar>
void serialize(Ar& ar, Step& v) {
  ar(v.title, v.fields);
}
template <class Ar>
void serialize(Ar& ar, Form& v) {
  ar(v.id, v.version, v.purpose, v.retention, v.seen_by, v.steps);
}

// ---- What newer versions of a whole value have at its end

template <class Ar, class T>
void added_since(Ar& /*ar*/, T& /*value*/, int /*version*/) {}
template <class Ar, class AnyListing>
requires std::is_same_v<std::remove_const_t<AnyListing>, Listing>
void added_since(Ar& ar, AnyListing& v, int version) {
  if (version >= 2) ar(v.organiser.others, v.how_to_apply.others);
}
template <class Ar, class AnyForm>
requires std::is_same_v<std::remove_const_t<AnyForm>, Form>
void added_since(Ar& ar, AnyForm& v, int version) {
  if (version < 2) return;
  ar(v.retention_days);
  for (auto& step : v.steps)
    for (auto& field : step.fields) ar(field.retention_days);
}

// ---- Answers

template <class Ar>
void serialize(Ar& ar, PersonName& v) {
  ar(v.written, v.reading);
}
template <class Ar>
void serialize(Ar& ar, PostalAddress& v) {
  ar(v.postal_code, v.line);
}
template <class Ar>
void serialize(Ar& ar, ConsentGiven& v) {
  ar(v.consent, v.version, v.given);
}
template <class Ar>
void serialize(Ar& ar, Guardian& v) {
  ar(v.name, v.phone);
}
template <class Ar>
void serialize(Ar& ar, TeamMember& v) {
  ar(v.name, v.birth_year);
}

}  // namespace tsudoi
