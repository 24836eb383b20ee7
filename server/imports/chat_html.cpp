// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/imports/chat_html.h"

#include "common/base/web_url.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace foyer::imports {
namespace {

/// No reference of a character and no tag that counts is longer.
constexpr qsizetype kReferenceMax = 12;
constexpr qsizetype kTagMax = 2'100;
/// No alternative text of an emoji is longer.
constexpr qsizetype kEmojiMax = 32;

constexpr std::array<std::pair<QStringView, char16_t>, 6> kNamed{
    {{u"lt", u'<'}, {u"gt", u'>'}, {u"amp", u'&'}, {u"quot", u'"'}, {u"apos", u'\''}, {u"nbsp", u' '}}};

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isControl(char32_t c)
{
    return (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0);
}

/// The character that `name` (without & and ;) stands for; nothing if it is none.
std::optional<QString> referenced(QStringView name)
{
    for (const auto &[known, character] : kNamed) {
        if (name.compare(known, Qt::CaseInsensitive) == 0)
            return QString(QChar(character));
    }
    if (!name.startsWith(u'#') || name.size() < 2)
        return std::nullopt;
    const bool isHex = name.at(1) == u'x' || name.at(1) == u'X';
    bool isNumber = false;
    const uint code = name.mid(isHex ? 2 : 1).toUInt(&isNumber, isHex ? 16 : 10);
    if (!isNumber || code > QChar::LastValidCodePoint || QChar::isSurrogate(code) || isControl(code))
        return std::nullopt;
    const char32_t character = code;
    return QString::fromUcs4(&character, 1);
}

/// Walks over the content once.
class Reading
{
public:
    explicit Reading(QStringView html)
        : m_html(html)
    {
    }

    PlainContent run()
    {
        while (m_at < m_html.size()) {
            const QChar c = m_html.at(m_at);
            const bool isTaken = (c == u'&' && takeReference()) || (c == u'<' && takeTag());
            if (!isTaken)
                takeCharacter(c);
        }
        return std::move(m_result);
    }

private:
    void takeCharacter(QChar c)
    {
        ++m_at;
        const bool isCarriage = c == u'\r' && m_at < m_html.size() && m_html.at(m_at) == u'\n';
        if (isCarriage || isControl(c.unicode()))
            return;
        m_result.text += c;
    }

    bool takeReference()
    {
        const QStringView ahead = m_html.mid(m_at + 1, kReferenceMax);
        const qsizetype end = ahead.indexOf(u';');
        if (end < 1)
            return false;
        const std::optional<QString> character = referenced(ahead.left(end));
        if (!character)
            return false;
        m_result.text += *character;
        m_at += end + 2;
        return true;
    }

    bool takeTag()
    {
        const QStringView ahead = m_html.mid(m_at, kTagMax);
        const qsizetype end = endOfTag(ahead);
        if (end < 0)
            return false;
        QStringView inner = ahead.mid(1, end - 1);
        const bool isClosing = inner.startsWith(u'/');
        if (isClosing)
            inner = inner.mid(1);
        qsizetype letters = 0;
        while (letters < inner.size() && isLetter(inner.at(letters)))
            ++letters;
        if (!takeKnown(inner.left(letters), inner.mid(letters), isClosing))
            return false;
        m_at += end + 1;
        return true;
    }

    /// Where the tag that begins here ends; quoted values may hold a ">".
    static qsizetype endOfTag(QStringView ahead)
    {
        QChar quote;
        for (qsizetype i = 1; i < ahead.size(); ++i) {
            const QChar c = ahead.at(i);
            if (!quote.isNull()) {
                if (c == quote)
                    quote = QChar();
            } else if (c == u'"' || c == u'\'') {
                quote = c;
            } else if (c == u'>') {
                return i;
            } else if (c == u'<') {
                return -1;
            }
        }
        return -1;
    }

    bool takeKnown(QStringView name, QStringView rest, bool isClosing)
    {
        const auto is = [name](QStringView known) {
            return name.compare(known, Qt::CaseInsensitive) == 0;
        };
        const bool isBare = rest.trimmed().isEmpty() || rest.trimmed() == u"/";
        if (is(u"br") && isBare) {
            m_result.text += u'\n';
            return true;
        }
        // How browsers write lines that were pasted or typed into an editable field.
        if ((is(u"div") || is(u"p")) && isBare) {
            if (!m_result.text.isEmpty() && !m_result.text.endsWith(u'\n'))
                m_result.text += u'\n';
            return true;
        }
        return is(u"img") && !isClosing && takePicture(rest);
    }

    bool takePicture(QStringView attributes)
    {
        const QString source = attribute(attributes, u"src");
        const QString alternative = attribute(attributes, u"alt");
        const bool isEmoji = attribute(attributes, u"class").contains(QLatin1String("emoji"))
            && !alternative.isEmpty() && alternative.size() <= kEmojiMax;
        if (isEmoji) {
            m_result.text += alternative;
            return true;
        }
        if (!isPictureUrl(source))
            return false;
        if (!m_result.pictures.contains(source))
            m_result.pictures.append(source);
        return true;
    }

    /// The value of an attribute, with its references read; empty if there is none.
    static QString attribute(QStringView attributes, QStringView wanted)
    {
        qsizetype at = 0;
        while (at < attributes.size()) {
            while (at < attributes.size() && !isLetter(attributes.at(at)))
                ++at;
            const qsizetype begin = at;
            while (at < attributes.size() && (isLetter(attributes.at(at)) || attributes.at(at) == u'-'))
                ++at;
            const QStringView name = attributes.mid(begin, at - begin);
            const QString value = valueAt(attributes, at);
            if (!name.isEmpty() && name.compare(wanted, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }

    /// The value that follows a name, if one does; moves behind it.
    static QString valueAt(QStringView attributes, qsizetype &at)
    {
        const auto skipBlanks = [&attributes, &at] {
            while (at < attributes.size() && attributes.at(at).isSpace())
                ++at;
        };
        skipBlanks();
        if (at >= attributes.size() || attributes.at(at) != u'=')
            return {};
        ++at;
        skipBlanks();
        const bool isQuoted =
            at < attributes.size() && (attributes.at(at) == u'"' || attributes.at(at) == u'\'');
        const QChar quote = isQuoted ? attributes.at(at++) : QChar();
        const qsizetype begin = at;
        while (at < attributes.size()
               && (isQuoted ? attributes.at(at) != quote : !attributes.at(at).isSpace()))
            ++at;
        const QStringView raw = attributes.mid(begin, at - begin);
        if (isQuoted)
            ++at;
        return decoded(raw);
    }

    static QString decoded(QStringView raw)
    {
        if (!raw.contains(u'&'))
            return raw.toString();
        QString text;
        Reading reading(raw);
        while (reading.m_at < raw.size()) {
            if (raw.at(reading.m_at) != u'&' || !reading.takeReference())
                reading.takeCharacter(raw.at(reading.m_at));
        }
        return reading.m_result.text;
    }

    QStringView m_html;
    qsizetype m_at = 0;
    PlainContent m_result;
};

} // namespace

PlainContent readContent(QStringView html, const QString &imageUrl)
{
    PlainContent content = Reading(html).run();
    // Halves of characters do not survive the way to anybody.
    if (!content.text.isValidUtf16())
        content.text = QString::fromUtf8(content.text.toUtf8());
    content.text = content.text.trimmed();
    const QString column = imageUrl.trimmed();
    if (isPictureUrl(column)) {
        content.pictures.removeAll(column);
        content.pictures.prepend(column);
    } else if (!column.isEmpty() && !content.text.contains(column)) {
        // Not an address that anything can be asked for, but all that is left of a picture.
        content.text = content.text.isEmpty() ? column : content.text + u'\n' + column;
    }
    return content;
}

bool isPictureUrl(const QString &url)
{
    return isWebUrl(QUrl(url, QUrl::StrictMode));
}

} // namespace foyer::imports
