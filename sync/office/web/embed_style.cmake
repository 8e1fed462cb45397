# Writes the style sheet as a C++ constant. A raw string per 8000 bytes keeps within what compilers
# must accept; the delimiter never occurs in CSS.
file(READ "${IN}" text)
string(LENGTH "${text}" size)
set(out "// Made from assets/web/office.css.\n#pragma once\n\n#include <string_view>\n\n")
string(APPEND out "namespace tsudoi::web {\n\ninline constexpr std::string_view kStyleSheet =")
set(at 0)
while(at LESS size)
  string(SUBSTRING "${text}" ${at} 8000 part)
  string(APPEND out "\n    R\"=css=(${part})=css=\"")
  math(EXPR at "${at} + 8000")
endwhile()
string(APPEND out ";\n\n}  // namespace tsudoi::web\n")
file(WRITE "${OUT}" "${out}")
