// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <set>
#include <string>

namespace foyer::search {

// A text is indexed by its pieces: every two neighbouring characters between blanks, and every three of them where none is
// Chinese, Japanese or Korean. So whatever stands in a text can be found by parts of it, from two characters on. Texts are
// as text::searchText folds them; pieces are UTF-8.

/// All pieces of a text.
[[nodiscard]] std::set<std::string> gramsOfText(QStringView folded);
/// The pieces that a text with this word in it must have, as few as narrow it down; none for a word of one character.
[[nodiscard]] std::set<std::string> gramsOfWord(QStringView word);

} // namespace foyer::search
