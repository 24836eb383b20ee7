// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"

#include <QObject>
#include <QString>

QT_BEGIN_NAMESPACE
class QMimeData;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

class AttachmentStrip;
class Composer;
class PictureIntake;
struct Theme;

/// Keeps the composer and what the session knows of it together: the draft of the open conversation, its pictures, the
/// message that is answered or changed, and what happens when the person presses Enter, Escape or Up. Thread: main.
class ComposerBinding : public QObject
{
    Q_OBJECT

public:
    /// All of these must outlive it.
    ComposerBinding(model::ChatSession &session, Composer &composer, const Theme &theme,
                    QObject *parent = nullptr);

    /// The conversation that is open now is another one, or none.
    void takeOpen();
    /// Adds these to the next message, if pictures can be added now.
    void takePictures(const QMimeData *data);

signals:
    /// Something of the user's was sent.
    void sent();
    /// Escape was pressed, and there was nothing to end.
    void escaped();
    /// The message at this place is being changed.
    void editing(foyer::Seq seq);
    /// What was wanted could not be done.
    void failed(const foyer::Error &error);
    /// Pictures can be added now, or no longer.
    void picturesAllowedChanged(bool areAllowed);

private:
    void connectPictures();
    void pickEmoji(QPoint global);
    void keepDraft();
    void onEdited();
    void onPicturesChanged();
    void showPictures();
    void showAbout();
    void onEditChanged();
    void submit(const QString &text);
    void submitEdit(const QString &text);
    void escape();
    void editLast();
    void onRefused(const protocol::MessagePlace &place, const Error &error);
    [[nodiscard]] bool isEditingHere() const;

    model::ChatSession &m_session;
    Composer &m_composer;
    const Theme &m_theme;
    AttachmentStrip *m_strip;
    PictureIntake *m_intake;
    ConversationId m_shown;
    /// What is sent once all pictures were looked at.
    bool m_isSubmitDue = false;
    /// The field holds the words of a message that is being changed, not the draft.
    bool m_holdsEdit = false;
    bool m_isSaving = false;
};

} // namespace foyer::ui
