// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/fonts.h"

#include <QStringList>

namespace foyer::ui {

QFont smallerFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.86);
    return font;
}

QFont boldFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont emojiFont(QFont font)
{
    font.setFamilies(QStringList{QStringLiteral("Noto Color Emoji"), QStringLiteral("Apple Color Emoji"),
                                 QStringLiteral("Segoe UI Emoji")}
                     + font.families());
    return font;
}

} // namespace foyer::ui
