// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "server/imports/import_report.h"

#include <QString>

#include <functional>

namespace foyer::app {

/// Shows how far an import is: as a bar that stays in its line on a terminal, as a line every few seconds elsewhere.
class ImportProgress final : public imports::ImportWatcher
{
public:
    enum class Look { Bar, Lines };
    using Print = std::function<void(const QString &)>;

    /// The clock must outlive this object. `print` writes as it is, without adding a line's end.
    ImportProgress(const Clock &clock, Look look, Print print);
    /// Ends the line of the bar.
    ~ImportProgress() override;
    Q_DISABLE_COPY_MOVE(ImportProgress)

    void progressed(Stage stage, qint64 done, qint64 total) override;

private:
    [[nodiscard]] QString line(qint64 done, qint64 total, qint64 now) const;

    const Clock &m_clock;
    const Look m_look;
    const Print m_print;
    Stage m_stage = Stage::Users;
    bool m_isBegun = false;
    qint64 m_begunAt = 0;
    /// Rows that were done when the first word of this stage came.
    qint64 m_begunWith = 0;
    qint64 m_shownAt = 0;
    qsizetype m_width = 0;
};

} // namespace foyer::app
