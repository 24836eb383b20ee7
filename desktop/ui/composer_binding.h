// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"

#include <QObject>
#include <QString>

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

class Composer;

/// Keeps the composer and what the session knows of it together: the draft of the open conversation, the message that is
/// answered or changed, and what happens when the person presses Enter, Escape or Up. Thread: main.
class ComposerBinding : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    ComposerBinding(model::ChatSession &session, Composer &composer, QObject *parent = nullptr);

    /// The conversation that is open now is another one, or none.
    void takeOpen();

signals:
    /// Something of the user's was sent.
    void sent();
    /// Escape was pressed, and there was nothing to end.
    void escaped();
    /// The message at this place is being changed.
    void editing(foyer::Seq seq);
    /// What was wanted could not be done.
    void failed(const foyer::Error &error);

private:
    void keepDraft();
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
    ConversationId m_shown;
    /// The field holds the words of a message that is being changed, not the draft.
    bool m_holdsEdit = false;
    bool m_isSaving = false;
};

} // namespace foyer::ui
