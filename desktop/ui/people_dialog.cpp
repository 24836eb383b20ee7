// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/people_dialog.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/avatar_painter.h"
#include "desktop/ui/error_text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

namespace foyer::ui {

namespace {

using namespace std::chrono_literals;

constexpr int kIdRole = Qt::UserRole;
constexpr int kAvatar = 32;
/// While somebody types, the server is asked at most so often.
constexpr auto kPause = 200ms;

} // namespace

PeopleDialog::PeopleDialog(model::ChatSession &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_status(new QLabel(this))
    , m_choose(new QPushButton(tr("Write"), this))
{
    setObjectName(QStringLiteral("peopleDialog"));
    setWindowTitle(tr("New message"));
    resize(420, 460);
    m_search->setObjectName(QStringLiteral("findPerson"));
    m_search->setPlaceholderText(tr("Name of a person"));
    m_search->setAccessibleName(tr("Name of a person"));
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("people"));
    m_list->setAccessibleName(tr("People"));
    m_list->setIconSize({kAvatar, kAvatar});
    m_list->setSpacing(2);
    m_status->setProperty("kind", QStringLiteral("dim"));
    m_status->setWordWrap(true);
    m_choose->setProperty("kind", QStringLiteral("primary"));
    m_choose->setDefault(true);
    m_choose->setEnabled(false);
    auto *close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_status, 1);
    buttons->addWidget(close);
    buttons->addWidget(m_choose);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);

    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &PeopleDialog::look);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_pause.start(); });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_choose, &QPushButton::clicked, this, &PeopleDialog::choose);
    connect(m_list, &QListWidget::itemActivated, this, &PeopleDialog::choose);
    connect(m_list, &QListWidget::currentItemChanged, this,
            [this](const QListWidgetItem *item) { m_choose->setEnabled(item != nullptr); });
    connect(&session, &model::ChatSession::peopleFound, this, &PeopleDialog::fill);
    connect(&session, &model::ChatSession::writingFailed, this,
            [this](const Error &error) { m_status->setText(errorText(error.code)); });
    connect(&session, &model::ChatSession::joined, this, &QDialog::accept);
    look();
}

void PeopleDialog::look()
{
    m_session.findPeople(m_search->text());
}

void PeopleDialog::fill(const QString &words, const QList<protocol::User> &people)
{
    // The answer to earlier words came late.
    if (words != m_search->text())
        return;
    m_list->clear();
    for (const protocol::User &user : people) {
        auto *item =
            new QListWidgetItem(QStringLiteral("%1\n@%2").arg(user.displayName, user.username), m_list);
        item->setIcon(avatarPixmap(user.avatar, user.displayName, kAvatar, devicePixelRatioF()));
        item->setData(kIdRole, user.id.value());
        item->setSizeHint({0, 3 * fontMetrics().height() + 4});
    }
    m_status->setText(people.isEmpty() ? tr("Nobody is called that.") : QString());
    m_list->setCurrentRow(people.isEmpty() ? -1 : 0);
    m_choose->setEnabled(!people.isEmpty());
}

void PeopleDialog::choose()
{
    if (const QListWidgetItem *item = m_list->currentItem())
        m_session.writeTo(UserId(item->data(kIdRole).toLongLong()));
}

/// The list is walked while the words are still being typed.
bool PeopleDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress || m_list->count() == 0)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return QDialog::eventFilter(watched, event);
    const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
    m_list->setCurrentRow((row + m_list->count()) % m_list->count());
    return true;
}

} // namespace foyer::ui
