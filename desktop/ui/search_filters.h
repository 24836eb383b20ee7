// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/conversation.h"
#include "desktop/model/search_model.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QDateEdit;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

/// Where to look, by whom, between which days, and whether only pictures.
class SearchFilters : public QWidget
{
    Q_OBJECT

public:
    /// The session must outlive it.
    explicit SearchFilters(model::ChatSession &session, QWidget *parent = nullptr);

    /// Looks in this conversation; everywhere if it is invalid. Tells of it by changed() only if it was elsewhere.
    void setConversation(ConversationId id);
    /// Writes what is chosen into a query.
    void applyTo(model::SearchQuery &query) const;
    /// Whether they alone are something to look for.
    [[nodiscard]] bool isAnySet() const;

signals:
    void changed();

private:
    [[nodiscard]] QDateEdit *addDate(const char *name, const QString &label);
    void fillPlaces();
    void onPlaceChosen();
    void fillAuthors(const QList<protocol::Member> &members);

    model::ChatSession &m_session;
    QComboBox *m_place;
    QComboBox *m_author;
    QDateEdit *m_from;
    QDateEdit *m_to;
    QCheckBox *m_picture;
};

} // namespace foyer::ui
