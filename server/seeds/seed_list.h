// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace foyer::seeds {

/// In which language the rooms are called.
enum class Language { English, Chinese };

/// A room that a new server may begin with.
struct RoomSeed
{
    /// Empty: the lobby, which has its name.
    QString name;
    QString topic;
    /// Where its cover lies among the program's resources (SVG).
    QString cover;
};

/// The six rooms, the lobby first.
[[nodiscard]] QList<RoomSeed> roomSeeds(Language language);

} // namespace foyer::seeds
