// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/emoji_book.h"

#include <QFile>
#include <QSettings>

#include <algorithm>

namespace foyer::model {

namespace {

constexpr auto kRecentKey = QLatin1StringView("emoji/recent");
constexpr auto kToneKey = QLatin1StringView("emoji/tone");
constexpr int kDarkest = 5;

} // namespace

EmojiBook::EmojiBook(QString file)
    : m_file(std::move(file))
{
    if (m_file.isEmpty())
        return;
    const QSettings kept(m_file, QSettings::IniFormat);
    m_recents = kept.value(kRecentKey).toStringList().mid(0, kRecents);
    m_tone = std::clamp(kept.value(kToneKey).toInt(), 0, kDarkest);
}

EmojiBook::~EmojiBook() = default;

const EmojiTable &EmojiBook::table()
{
    if (m_table == nullptr) {
        QFile file(QStringLiteral(":/emoji/table.txt"));
        m_table =
            std::make_unique<EmojiTable>(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }
    return *m_table;
}

void EmojiBook::noteUse(const QString &emoji)
{
    m_recents.removeAll(emoji);
    m_recents.prepend(emoji);
    m_recents = m_recents.mid(0, kRecents);
    save();
}

void EmojiBook::setTone(int tone)
{
    m_tone = std::clamp(tone, 0, kDarkest);
    save();
}

void EmojiBook::save() const
{
    if (m_file.isEmpty())
        return;
    QSettings kept(m_file, QSettings::IniFormat);
    kept.setValue(kRecentKey, m_recents);
    kept.setValue(kToneKey, m_tone);
}

} // namespace foyer::model
