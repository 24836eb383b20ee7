// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/error_code.h"
#include "common/base/ids.h"

#include <QString>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QScrollArea;
QT_END_NAMESPACE

namespace foyer::model {
class Attachments;
class PictureCache;
} // namespace foyer::model

namespace foyer::ui {

class AttachmentTile;
struct Theme;

/// The pictures that go out with the next message, and why others do not. Hidden while there is nothing to show.
/// Thread: main.
class AttachmentStrip : public QWidget
{
    Q_OBJECT

public:
    /// All of these must outlive it.
    AttachmentStrip(model::Attachments &attachments, model::PictureCache &pictures, const Theme &theme,
                    QWidget *parent = nullptr);

    /// Shows those of this conversation; of none with an invalid id.
    void setConversation(ConversationId conversation);
    /// Forgets what was refused: it was read.
    void clearRefusals();

private:
    void refresh();
    void refuse(const QString &name, ErrorCode why);
    [[nodiscard]] AttachmentTile *makeTile();
    [[nodiscard]] QString faults() const;

    model::Attachments &m_attachments;
    model::PictureCache &m_pictures;
    const Theme &m_theme;
    ConversationId m_conversation;
    QScrollArea *m_scroll;
    QHBoxLayout *m_row;
    QLabel *m_fault;
    QList<AttachmentTile *> m_tiles;
    QStringList m_refusals;
};

} // namespace foyer::ui
