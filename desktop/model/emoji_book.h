// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/emoji_table.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace foyer::model {

/// The emoji that there are, those that the person took lately, and the tone of skin that he likes; the latter two are kept in
/// a file of their own. Thread: main.
class EmojiBook
{
public:
    static constexpr int kRecents = 32;

    /// Keeps habits in this file; in none if it is empty.
    explicit EmojiBook(QString file);
    ~EmojiBook();
    Q_DISABLE_COPY_MOVE(EmojiBook)

    /// Read when it is first asked for.
    [[nodiscard]] const EmojiTable &table();
    /// Latest first.
    [[nodiscard]] QStringList recents() const { return m_recents; }
    void noteUse(const QString &emoji);
    /// 1 … 5, light to dark; 0: none.
    [[nodiscard]] int tone() const { return m_tone; }
    void setTone(int tone);

private:
    void save() const;

    QString m_file;
    std::unique_ptr<EmojiTable> m_table;
    QStringList m_recents;
    int m_tone = 0;
};

} // namespace foyer::model
