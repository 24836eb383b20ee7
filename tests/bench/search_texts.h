// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <random>

namespace foyer::bench {

/// Made-up messages, half of them English and half Chinese, with words as often as in what people write (Zipf's law); the
/// same for the same seed.
class SearchTexts
{
public:
    explicit SearchTexts(unsigned seed);

    [[nodiscard]] QString message();
    /// A word, or two neighbouring Chinese characters: the `rank`-th most frequent. Ranks below 1,000.
    [[nodiscard]] QString word(int rank) const { return m_words.at(rank); }
    [[nodiscard]] QString pair(int rank) const { return m_pairs.at(rank); }

private:
    [[nodiscard]] int rank(int count);

    std::mt19937 m_dice;
    QStringList m_words;
    QStringList m_pairs;
};

} // namespace foyer::bench
