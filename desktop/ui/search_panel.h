// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/client_frame.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

class SearchFilters;
struct Theme;

/// Finds messages, and leads to them; beside the messages.
class SearchPanel : public QWidget
{
    Q_OBJECT

public:
    /// Session and theme must outlive the panel.
    SearchPanel(model::ChatSession &session, const Theme &theme, QWidget *parent = nullptr);

    /// Begins to look in this conversation; everywhere if it is invalid.
    void begin(ConversationId where);
    /// Gives the keys to the words, as they are.
    void takeFocus();

signals:
    void closeWanted();
    /// The message of a hit is to be shown.
    void placeWanted(const foyer::protocol::MessagePlace &place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead(const Theme &theme);
    void makeList(const Theme &theme);
    void search();
    void showState();
    void walk(int by);
    void open(const QModelIndex &index);

    model::ChatSession &m_session;
    QLineEdit *m_words;
    SearchFilters *m_filters;
    QListView *m_hits;
    QLabel *m_status;
    QPushButton *m_retry;
    QTimer m_pause;
};

} // namespace foyer::ui
