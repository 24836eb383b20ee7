// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/grams.h"

#include "common/text/search_text.h"

#include <QList>
#include <QString>

#include <vector>

namespace foyer::search {
namespace {

using Characters = std::vector<char32_t>;

/// The runs of characters between blanks.
std::vector<Characters> runsOf(QStringView folded)
{
    std::vector<Characters> runs(1);
    const QList<uint> all = folded.toUcs4();
    for (const char32_t c : all) {
        if (!QChar::isSpace(c))
            runs.back().push_back(c);
        else if (!runs.back().empty())
            runs.emplace_back();
    }
    return runs;
}

std::string piece(const Characters &run, std::size_t at, std::size_t length)
{
    return QString::fromUcs4(run.data() + at, qsizetype(length)).toStdString();
}

/// Whether the three characters from there on are a piece.
bool isTriple(const Characters &run, std::size_t at)
{
    return at + 3 <= run.size() && !text::isCjk(run[at]) && !text::isCjk(run[at + 1])
        && !text::isCjk(run[at + 2]);
}

} // namespace

std::set<std::string> gramsOfText(QStringView folded)
{
    std::set<std::string> grams;
    for (const Characters &run : runsOf(folded)) {
        for (std::size_t i = 0; i + 2 <= run.size(); ++i) {
            grams.insert(piece(run, i, 2));
            if (isTriple(run, i))
                grams.insert(piece(run, i, 3));
        }
    }
    return grams;
}

std::set<std::string> gramsOfWord(QStringView word)
{
    std::set<std::string> grams;
    for (const Characters &run : runsOf(word)) {
        for (std::size_t i = 0; i + 2 <= run.size(); ++i) {
            if (isTriple(run, i))
                grams.insert(piece(run, i, 3));
            else if (i == 0 || !isTriple(run, i - 1))
                grams.insert(piece(run, i, 2));
        }
    }
    return grams;
}

} // namespace foyer::search
