// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/search_texts.h"

#include <algorithm>
#include <cmath>

namespace foyer::bench {
namespace {

constexpr int kWords = 20'000;
constexpr int kPairs = 8'000;

const char *const kCommon =
    "the of and to in is you that it he was for on are as with his they at be this have from or one had by "
    "word but not "
    "what all were we when your can said there use an each which she do how their if will up other about out "
    "many then them "
    "these so some her would make like him into time has look two more write go see number no way could "
    "people my than first "
    "water been call who oil its now find long down day did get come made may part over new sound take only "
    "little work know "
    "place year live me back give most very after thing our just name good sentence man think say great "
    "where help through "
    "much before line right too mean old any same tell boy follow came want show also around form three "
    "small set put end "
    "does another well large must big even such because turn here why ask went men read need land different "
    "home us move try "
    "kind hand picture again change off play spell air away animal house point page letter mother answer "
    "found study still "
    "learn should meeting server message deploy review ticket release customer lunch coffee tomorrow";

const char *const kSyllables[] = {"ba", "con",  "de", "er",  "fa",  "gri", "ho", "in",
                                  "jo", "ka",   "lo", "men", "no",  "or",  "pa", "qui",
                                  "ra", "ster", "ti", "ur",  "ver", "wi",  "ex", "za"};

const QString kHan = QStringLiteral("的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以"
                                    "生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成"
                                    "事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样"
                                    "现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者"
                                    "向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口"
                                    "使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市");

} // namespace

SearchTexts::SearchTexts(unsigned seed)
    : m_dice(seed)
{
    m_words = QString::fromLatin1(kCommon).split(u' ');
    const auto syllable = [this] {
        return QLatin1String(kSyllables[m_dice() % std::size(kSyllables)]);
    };
    while (m_words.size() < kWords) {
        QString word;
        for (auto left = 2 + m_dice() % 3; left > 0; --left)
            word += syllable();
        m_words.append(word);
    }
    while (m_pairs.size() < kPairs) {
        const auto one = kHan.at(int(m_dice() % unsigned(kHan.size())));
        const auto other = kHan.at(int(m_dice() % unsigned(kHan.size())));
        m_pairs.append(QString(one) + other);
    }
}

int SearchTexts::rank(int count)
{
    // The inverse of Zipf's distribution with exponent 1.
    const double share = std::generate_canonical<double, 32>(m_dice);
    return std::min(count - 1, int(std::pow(double(count), share)) - 1);
}

QString SearchTexts::message()
{
    const bool isChinese = m_dice() % 2 == 0;
    const int length = 4 + int(m_dice() % 12);
    QStringList words;
    for (int i = 0; i < length; ++i)
        words.append(isChinese ? m_pairs.at(rank(kPairs)) : m_words.at(rank(kWords)));
    return words.join(isChinese ? QString() : QStringLiteral(" "));
}

} // namespace foyer::bench
