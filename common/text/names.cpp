// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/names.h"

#include "common/base/limits.h"

#include <QList>

#include <algorithm>
#include <array>

namespace foyer::text {
namespace {

constexpr char32_t kBlank = 0x20;
constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kEmojiSelector = 0xFE0F;
/// More marks than this on one letter only serve to paint over the neighbours.
constexpr int kMarksInARow = 4;

enum class Kind { Base, Mark, Blank, Symbol, Refused };

bool isBetween(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

/// Letters and marks that show nothing (Default_Ignorable_Code_Point among L and M, UAX 44).
bool isInvisible(char32_t c)
{
    constexpr std::array<char32_t, 7> kSingles{0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0};
    return std::ranges::find(kSingles, c) != kSingles.end() || isBetween(c, 0x180B, 0x180F)
        || isBetween(c, 0xFE00, 0xFE0F) || isBetween(c, 0xE0100, 0xE01EF);
}

Kind kindOf(char32_t c)
{
    if (c == kBlank || c == 0x3000)
        return Kind::Blank;
    if (isInvisible(c))
        return Kind::Refused;
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
        return Kind::Mark;
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
        return Kind::Base;
    case QChar::Punctuation_Connector:
    case QChar::Punctuation_Dash:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Punctuation_Other:
    case QChar::Symbol_Math:
    case QChar::Symbol_Currency:
    case QChar::Symbol_Modifier:
    case QChar::Symbol_Other:
        return c == 0x2800 ? Kind::Refused : Kind::Symbol; // the empty braille pattern looks like a blank
    case QChar::Other_NotAssigned:
        // Emoji younger than Qt's tables.
        return isBetween(c, 0x1F000, 0x1FAFF) ? Kind::Symbol : Kind::Refused;
    default:
        return Kind::Refused;
    }
}

bool isUsernamePunctuation(char32_t c)
{
    return c == U'_' || c == U'.' || c == U'-';
}

/// Walks over a name once and says what is wrong with it, or nothing.
class NameCheck
{
public:
    explicit NameCheck(bool areSymbolsAllowed)
        : m_areSymbolsAllowed(areSymbolsAllowed)
    {
    }

    const char *faultIn(const QList<uint> &name)
    {
        for (const uint c : name) {
            if (const char *fault = take(c))
                return fault;
        }
        if (m_previous == Kind::Blank)
            return "ends with a blank";
        return m_hasBody ? nullptr : "has neither letter nor digit";
    }

private:
    const char *take(char32_t c)
    {
        if (m_areSymbolsAllowed && (c == kJoiner || c == kEmojiSelector))
            return m_previous == Kind::Symbol ? nullptr : "joins what cannot be joined";
        const Kind kind = kindOf(c);
        const char *fault = faultOf(kind, c);
        m_marks = kind == Kind::Mark ? m_marks + 1 : 0;
        m_hasBody = m_hasBody || kind == Kind::Base || (m_areSymbolsAllowed && kind == Kind::Symbol);
        m_previous = kind;
        return fault;
    }

    const char *faultOf(Kind kind, char32_t c) const
    {
        switch (kind) {
        case Kind::Base:
            return nullptr;
        case Kind::Mark:
            if (m_previous == Kind::Blank)
                return "has a mark without a letter";
            return m_marks >= kMarksInARow ? "has too many marks on one letter" : nullptr;
        case Kind::Blank:
            return m_previous == Kind::Blank ? "begins with a blank or has two in a row" : nullptr;
        case Kind::Symbol:
            return m_areSymbolsAllowed || isUsernamePunctuation(c) ? nullptr
                                                                   : "has a character that is not allowed";
        case Kind::Refused:
            break;
        }
        return "has a character that is not allowed";
    }

    bool m_areSymbolsAllowed;
    Kind m_previous = Kind::Blank; // so that a leading blank counts as the second in a row
    int m_marks = 0;
    bool m_hasBody = false;
};

Result<> check(QStringView name, int min, int max, bool areSymbolsAllowed, const QString &field)
{
    const auto refuse = [&field](const char *why) {
        return fail(ErrorCode::InvalidField, QLatin1String(why), field);
    };
    // Cheap refusal first: no name of `max` code points has more units than this.
    if (name.size() > qsizetype(max) * 2)
        return refuse("is too long");
    if (!isWellFormed(name))
        return refuse("is not well-formed Unicode");
    const qsizetype length = codePointCount(name);
    if (length < min)
        return refuse("is too short");
    if (length > max || codePointCount(nameKey(name)) > max)
        return refuse("is too long");
    if (const char *fault = NameCheck(areSymbolsAllowed).faultIn(name.toUcs4()))
        return refuse(fault);
    // Compatibility characters must not bring in what was refused above.
    if (const char *fault = NameCheck(areSymbolsAllowed).faultIn(nameKey(name).toUcs4()))
        return refuse(fault);
    return {};
}

/// UTF-16 units of the code point there; a lone surrogate is one by itself.
qsizetype unitsAt(QStringView text, qsizetype at)
{
    const bool isPair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return isPair ? 2 : 1;
}

} // namespace

qsizetype codePointCount(QStringView text)
{
    qsizetype count = 0;
    for (qsizetype i = 0; i < text.size(); i += unitsAt(text, i))
        ++count;
    return count;
}

QString firstCodePoints(const QString &text, qsizetype count)
{
    if (text.size() <= count)
        return text;
    qsizetype end = 0;
    for (qsizetype i = 0; i < count && end < text.size(); ++i)
        end += unitsAt(text, end);
    return text.left(end);
}

bool isWellFormed(QStringView text)
{
    return text.isValidUtf16();
}

QString nameKey(QStringView name)
{
    QString plain = name.toString();
    plain.remove(QChar(char16_t(kJoiner)));
    plain.remove(QChar(char16_t(kEmojiSelector)));
    // Qt folds one character to one only; by way of the capitals ß becomes ss, as in STRASSE.
    const QString folded = plain.normalized(QString::NormalizationForm_KC).toUpper().toCaseFolded();
    return folded.normalized(QString::NormalizationForm_KC);
}

Result<> checkUsername(QStringView name)
{
    return check(name, limits::kUsernameMin, limits::kUsernameMax, false, QStringLiteral("username"));
}

bool isReservedUsername(QStringView key)
{
    constexpr std::array<QStringView, 7> kReserved{u"admin", u"administrator", u"all",   u"everyone",
                                                   u"foyer", u"here",          u"system"};
    return std::ranges::find(kReserved, key) != kReserved.end();
}

Result<> checkDisplayName(QStringView name)
{
    return check(name, 1, limits::kDisplayNameMax, true, QStringLiteral("displayName"));
}

Result<> checkRoomName(QStringView name)
{
    return check(name, limits::kRoomNameMin, limits::kRoomNameMax, true, QStringLiteral("name"));
}

} // namespace foyer::text
