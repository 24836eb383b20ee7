// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace foyer::model {

/// One emoji that can be chosen.
struct Emoji
{
    struct Words
    {
        QString name;
        QStringList keywords;
    };

    QString text;
    /// Of EmojiTable's groups.
    int group = 0;
    /// The same in the five tones of skin, light to dark; empty where it has none.
    QStringList tones;
    Words english;
    Words chinese;

    /// In tone 1 … 5, or as it is with 0 or where it has none.
    [[nodiscard]] QString inTone(int tone) const;
};

/// All emoji in the order and the groups of Unicode, as resources/emoji/emoji_table.py writes them down. Any thread.
class EmojiTable
{
public:
    static constexpr int kGroups = 9;

    /// Lines that cannot be read are left out.
    explicit EmojiTable(const QByteArray &table);

    [[nodiscard]] const QList<Emoji> &all() const { return m_all; }
    [[nodiscard]] QList<Emoji> group(int group) const;
    /// Those that fit every word, by what they are called in either language, best first.
    [[nodiscard]] QList<Emoji> search(const QString &words) const;
    /// Which one this is, in whatever tone; nullptr if it is not here.
    [[nodiscard]] const Emoji *find(const QString &text) const;

private:
    QList<Emoji> m_all;
};

} // namespace foyer::model
