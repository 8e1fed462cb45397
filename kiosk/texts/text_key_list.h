// The list behind TextKey, by the place where the words are shown.
#pragma once

// clang-format off
// It would nest each line of the list one step deeper.
#define TSUDOI_TEXT_KEYS(X)                                                                       \
  /* the frame of every screen */                                                                 \
  X(frame_text_size) X(frame_contrast) X(frame_back) X(frame_start_over) X(frame_next)            \
  X(frame_finish) X(frame_reach) X(frame_reach_off)                                               \
  X(frame_synced) X(frame_synced_date) X(frame_never_synced) X(frame_enrol_again) X(frame_stop)   \
  X(frame_close) X(frame_shown_in_japanese) X(frame_name) X(frame_clock_wrong)                    \
  X(frame_was_damaged) X(frame_no_saving)                                                         \
  /* how the terminal stands, for staff */                                                        \
  X(standing_title) X(standing_for_staff) X(standing_saved) X(standing_waiting)                   \
  X(standing_oldest) X(standing_at_office) X(standing_backed_up) X(standing_quarantined)          \
  X(standing_contact) X(standing_all_well) X(standing_disk_low) X(standing_damaged)               \
  X(standing_clock_wrong) X(standing_enrol_again) X(standing_set_back)                            \
  /* dates and amounts */                                                                         \
  X(date_long) X(date_short) X(date_short_holiday) X(date_numeric) X(date_first_year)             \
  X(date_any) X(date_from) X(date_until)                                                          \
  X(date_and_time) X(date_time_range) X(date_period) X(date_to_be_announced) X(date_all_day)      \
  X(date_month_of_year) X(date_and_sessions) X(date_born) X(date_born_in_either)                  \
  X(weekday_sunday) X(weekday_monday)                                                             \
  X(weekday_tuesday) X(weekday_wednesday) X(weekday_thursday) X(weekday_friday)                   \
  X(weekday_saturday) X(month_january) X(month_february) X(month_march) X(month_april)            \
  X(month_may) X(month_june) X(month_july) X(month_august) X(month_september) X(month_october)    \
  X(month_november) X(month_december) X(count_sessions) X(count_session_number)                   \
  X(count_seats_left) X(count_found) X(count_hours) X(count_minutes) X(count_hours_minutes)       \
  X(count_capacity) X(count_yen)                                                                  \
  /* home */                                                                                      \
  X(home_greeting) X(home_today_here) X(home_see_all) X(home_nothing_today) X(home_soon_here)     \
  X(home_soon) X(home_welcome) X(home_welcome_more)                                               \
  /* groups and filters */                                                                        \
  X(group_all) X(group_events) X(group_activities) X(group_lend_a_hand) X(group_talk)             \
  X(group_neighbourhood) X(group_news) X(group_events_more) X(group_activities_more)              \
  X(group_lend_a_hand_more) X(group_talk_more) X(group_neighbourhood_more) X(group_news_more)     \
  X(filter_this_week) X(filter_weekend) X(filter_one_hour) X(filter_free) X(filter_with_kids)     \
  X(filter_after_school) X(filter_online) X(filter_open_seats) X(filter_all)                      \
  /* browse */                                                                                    \
  X(browse_search) X(browse_search_clear) X(browse_by_date) X(browse_none) X(browse_none_more)    \
  X(browse_show_all)                                                                              \
  /* kinds and tags */                                                                            \
  X(kind_event) X(kind_course) X(kind_project) X(kind_circle) X(kind_meeting) X(kind_open_call)   \
  X(kind_consultation) X(kind_association) X(kind_registry) X(kind_survey) X(kind_need)           \
  X(kind_notice) X(tag_first_come) X(tag_draw) X(tag_draw_until) X(tag_office) X(tag_walk_in)     \
  X(tag_answer) X(tag_not_yet) X(tag_closed) X(tag_over) X(tag_see_desk) X(tag_free) X(tag_kids)  \
  X(tag_hour) X(tag_online)                                                                       \
  /* one listing */                                                                               \
  X(listing_when) X(listing_where) X(listing_who) X(listing_fee) X(listing_organiser)             \
  X(listing_contact) X(listing_how) X(listing_deadline) X(listing_roles) X(listing_sessions)      \
  X(listing_all_sessions) X(listing_choose_session) X(listing_next_steps) X(listing_officer)      \
  X(listing_officer_more) X(listing_sign_up) X(listing_answer) X(listing_join) X(listing_book)    \
  X(listing_choose_role_first) X(listing_choose_session_first)                                    \
  X(listing_register) X(listing_choose_role) X(listing_read_only) X(listing_come)                 \
  X(listing_seat) X(listing_ask_office) X(listing_draw) X(listing_office) X(listing_quick)        \
  X(listing_not_yet) X(listing_closed) X(listing_over) X(listing_see_desk)                        \
  X(listing_minutes_asked) X(listing_read_only_ask)                                               \
  /* form */                                                                                      \
  X(form_optional) X(form_name) X(form_reading) X(form_reading_help) X(form_postal)               \
  X(form_address) X(form_yes) X(form_no) X(form_agree) X(form_consent_read) X(form_member)        \
  X(form_add_member) X(form_remove_member) X(form_guardian_name) X(form_guardian_phone)           \
  X(form_birth_year) X(form_when_step) X(form_earlier_month) X(form_later_month) X(form_purpose)  \
  X(form_retention) X(form_seen_by) X(form_privacy) X(form_confirm_step) X(form_choose_any)       \
  X(form_choose_up_to) X(form_characters_left) X(form_check_marked) X(form_range)                 \
  X(form_range_from) X(form_range_to) X(form_days) X(age_unknown)                                 \
  X(age_under_10) X(age_teens) X(age_twenties) X(age_thirties) X(age_forties) X(age_fifties)      \
  X(age_sixties) X(age_seventies) X(age_eighty_up) X(key_space) X(key_delete) X(key_done)         \
  X(key_romaji) X(key_voiced) X(key_small) X(key_kana) X(key_letters) X(key_digits) X(key_shift)  \
  X(key_left) X(key_right)                                                                        \
  /* confirm */                                                                                   \
  X(confirm_title) X(confirm_more) X(confirm_fix) X(confirm_empty) X(confirm_send)                \
  X(confirm_send_answers) X(confirm_answers_only) X(confirm_saving) X(confirm_role)               \
  X(confirm_session)                                                                              \
  /* slip */                                                                                      \
  X(slip_confirmed) X(slip_confirmed_more) X(slip_received) X(slip_received_more) X(slip_noted)   \
  X(slip_noted_more) X(slip_draw_more) X(slip_keep) X(slip_at_door) X(slip_code) X(slip_qr)       \
  X(slip_countdown) X(slip_longer) X(slip_next)                                                   \
  /* away for a while */                                                                          \
  X(over_title) X(over_more) X(over_countdown) X(over_longer) X(over_end)                         \
  /* settings sheet */                                                                            \
  X(settings_language) X(settings_size) X(settings_size_normal) X(settings_size_large)            \
  X(settings_size_largest) X(settings_keeps)                                                      \
  TSUDOI_TEXT_KEYS_OF_PROBLEMS(X)                                                                 \
  TSUDOI_TEXT_KEYS_OF_ERRORS(X)

// What is wrong at a field, in the order of Problem.
#define TSUDOI_TEXT_KEYS_OF_PROBLEMS(X)                                                           \
  X(problem_missing) X(problem_wrong_kind) X(problem_too_long) X(problem_too_short)               \
  X(problem_unusual_characters) X(problem_not_a_reading) X(problem_phone_digits)                  \
  X(problem_email_shape) X(problem_postal_code_digits) X(problem_year_out_of_range)               \
  X(problem_number_out_of_range) X(problem_no_such_option) X(problem_too_few_chosen)              \
  X(problem_too_many_chosen) X(problem_date_out_of_range) X(problem_consent_needed)               \
  X(problem_consent_outdated) X(problem_guardian_needed) X(problem_team_too_small)                \
  X(problem_team_too_large)

// For residents and for staff, in the order of ErrorCode.
#define TSUDOI_TEXT_KEYS_OF_ERRORS(X)                                                             \
  X(error_wrong_use) X(error_refused) X(error_not_found) X(error_already_there) X(error_busy)     \
  X(error_disk_full) X(error_disk_failed) X(error_disk_read_only) X(error_damaged)                \
  X(error_newer_version) X(error_malformed) X(error_too_large) X(error_not_authentic)             \
  X(error_unknown_signer) X(error_revoked) X(error_wrong_office) X(error_wrong_key)               \
  X(error_expired) X(error_line_down) X(error_out_of_memory) X(staff_wrong_use) X(staff_refused)  \
  X(staff_not_found) X(staff_already_there) X(staff_busy) X(staff_disk_full)                      \
  X(staff_disk_failed) X(staff_disk_read_only) X(staff_damaged) X(staff_newer_version)            \
  X(staff_malformed) X(staff_too_large) X(staff_not_authentic) X(staff_unknown_signer)            \
  X(staff_revoked) X(staff_wrong_office) X(staff_wrong_key) X(staff_expired) X(staff_line_down)   \
  X(staff_out_of_memory)
// clang-format on
