// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/user.h"

#include <QImage>
#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

class AvatarGrid;
struct Theme;

/// How the user's avatar looks, and what else it could be: a drawn one, initials, or a picture of his own. Nothing is sent from
/// here. Thread: main.
class AvatarChoice : public QWidget
{
    Q_OBJECT

public:
    /// Session and theme must outlive it.
    AvatarChoice(model::ChatSession &session, const Theme &theme, QWidget *parent = nullptr);

    /// Begins with this person as he is.
    void setUser(const protocol::User &user);
    /// The name as it is being typed; its initial may stand for the person.
    void setName(const QString &name);

    /// The drawn avatar that he chose instead, or "" for initials.
    [[nodiscard]] std::optional<QString> drawn() const;
    /// The picture that he chose instead; null if he did not.
    [[nodiscard]] const QImage &picture() const { return m_picture; }

signals:
    /// Why a picture cannot be taken.
    void refused(const QString &why);
    /// Something was chosen.
    void changed();

private:
    void askForPicture();
    void crop(const QImage &image);
    void showFace();

    model::ChatSession &m_session;
    const Theme &m_theme;
    protocol::User m_user;
    QString m_name;
    QImage m_picture;
    QLabel *m_face;
    AvatarGrid *m_grid;
};

} // namespace foyer::ui
