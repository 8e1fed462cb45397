// draw_office_pages DIR: every page of the office in both languages as files, with the style sheet
// beside them, to be looked at in a browser without an office.
#include <filesystem>
#include <iostream>

#include "storage/base/crypto.h"
#include "storage/base/files.h"
#include "sync/office/web/style.h"
#include "tests/web/sample_models.h"

namespace {

using namespace tsudoi;

std::string with_local_style(std::string html) {
  const std::string_view path = web::style_path();
  const std::size_t found = html.find(path);
  return html.replace(found, path.size(), "office.css");
}

Result<void> draw_into(const std::filesystem::path& folder) {
  constexpr FileAccess kOpen = FileAccess::everyone_may_read;
  TRY(write_file(folder / "office.css", view_of(web::style_sheet()), kOpen));
  for (const auto language : {web::PageLanguage::japanese, web::PageLanguage::english}) {
    for (test::NamedPage& page : test::all_pages(language)) {
      const std::string name = page.name + "." + std::string(tag_of(language)) + ".html";
      const std::string html = with_local_style(std::move(page.html));
      TRY(write_file(folder / name, view_of(html), kOpen));
    }
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 || !tsudoi::crypto::start()) return 2;
  const auto drawn = draw_into(argv[1]);
  if (!drawn) std::cerr << tsudoi::sentence_for(drawn.error()) << '\n';
  return drawn ? 0 : 1;
}
