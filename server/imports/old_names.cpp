// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/imports/old_names.h"

#include "common/base/limits.h"
#include "common/text/names.h"

#include <QList>

namespace foyer::imports {
namespace {

bool isShown(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
        return false;
    default:
        return true;
    }
}

bool isWellFormedName(const QString &name)
{
    const QString key = text::nameKey(name);
    return text::checkDisplayName(name) && text::checkDisplayName(key)
        && text::codePointCount(name) <= limits::kUsernameMax
        && text::codePointCount(key) <= limits::kUsernameMax;
}

} // namespace

bool mayKeepUsername(const QString &name)
{
    return isWellFormedName(name) && !text::isReservedUsername(text::nameKey(name));
}

QString fittingUsername(const QString &name, qint64 oldId)
{
    if (mayKeepUsername(name))
        return name;
    QString shown;
    for (const uint c : name.left(limits::kUsernameMax * 8).toUcs4()) {
        const char32_t character = c;
        if (isShown(character))
            shown += QString::fromUcs4(&character, 1);
        else
            shown += u' ';
    }
    shown = text::firstCodePoints(shown.simplified(), limits::kUsernameMax).trimmed();
    if (mayKeepUsername(shown))
        return shown;
    if (isWellFormedName(shown))
        return withNumber(shown, 2, limits::kUsernameMax);
    return QStringLiteral("user-%1").arg(oldId);
}

QString withNumber(const QString &name, int number, int most)
{
    const QString end = QStringLiteral("-%1").arg(number);
    return text::firstCodePoints(name, most - end.size()).trimmed() + end;
}

} // namespace foyer::imports
