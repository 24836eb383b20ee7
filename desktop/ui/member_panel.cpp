// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/member_panel.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/member_delegate.h"
#include "desktop/ui/small_widgets.h"
#include "desktop/ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace foyer::ui {

using State = model::MemberListModel::State;

MemberPanel::MemberPanel(model::ChatSession &session, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_filter(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_status(new QLabel(this))
    , m_retry(new QPushButton(tr("Try again"), this))
{
    setObjectName(QStringLiteral("memberPanel"));
    m_filter->setObjectName(QStringLiteral("memberFilter"));
    m_filter->setPlaceholderText(tr("Name of a member"));
    m_filter->setAccessibleName(tr("Name of a member"));
    m_filter->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("members"));
    m_list->setStyleSheet(QStringLiteral("#members { background: %1; }").arg(theme.ground.name()));
    m_list->setAccessibleName(tr("Members"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(&session.members());
    m_list->setItemDelegate(new MemberDelegate(theme, session.pictures(), m_list));
    m_list->setMouseTracking(true);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_status->setProperty("kind", QStringLiteral("dim"));
    m_status->setAlignment(Qt::AlignCenter);
    m_status->setWordWrap(true);
    auto *filter = new QHBoxLayout;
    filter->setContentsMargins(12, 10, 12, 6);
    filter->addWidget(m_filter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead(theme));
    layout->addWidget(horizontalLine(theme, this));
    layout->addLayout(filter);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_status);
    layout->addWidget(m_retry, 0, Qt::AlignHCenter);
    layout->addSpacing(12);

    connect(m_filter, &QLineEdit::textChanged, &session.members(), &model::MemberListModel::setFilter);
    connect(m_filter, &QLineEdit::textChanged, this, &MemberPanel::showState);
    connect(&session.pictures(), &model::PictureCache::thumbnailReady, m_list->viewport(),
            qOverload<>(&QWidget::update));
    connect(m_list, &QListView::clicked, this, &MemberPanel::open);
    connect(m_retry, &QPushButton::clicked, &session.members(), &model::MemberListModel::reload);
    connect(&session.members(), &model::MemberListModel::stateChanged, this, &MemberPanel::showState);
    connect(&session.members(), &QAbstractItemModel::modelReset, this, &MemberPanel::showState);
    connect(&session, &model::ChatSession::openChanged, this, [this] {
        m_filter->clear();
        if (isVisible())
            m_session.members().setConversation(m_session.openId());
    });
    showState();
}

QWidget *MemberPanel::makeHead(const Theme &theme)
{
    auto *head = new QWidget(this);
    auto *close = new QToolButton(head);
    close->setObjectName(QStringLiteral("closeMembers"));
    dressCloseButton(*close, theme);
    connect(close, &QToolButton::clicked, this, &MemberPanel::closeWanted);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(16, 12, 8, 12);
    layout->addWidget(headingLabel(tr("Members"), head), 1);
    layout->addWidget(close);
    return head;
}

void MemberPanel::focusFilter()
{
    m_filter->setFocus();
}

void MemberPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_session.members().setConversation(m_session.openId());
}

/// What nobody looks at need not be followed.
void MemberPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous())
        m_session.members().setConversation({});
}

void MemberPanel::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_list->hasFocus()) {
        open(m_list->currentIndex());
    } else if (isEnter && m_filter->hasFocus()) {
        // The heading is the first row.
        open(m_session.members().index(1));
    } else if (event->key() == Qt::Key_Down && m_filter->hasFocus()) {
        m_list->setFocus(Qt::TabFocusReason);
        m_list->setCurrentIndex(m_session.members().index(1));
    } else if (event->key() == Qt::Key_Escape) {
        emit closeWanted();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void MemberPanel::showState()
{
    const State state = m_session.members().state();
    const bool isEmpty = m_session.members().rowCount() == 0;
    m_retry->setVisible(state == State::Failed);
    m_list->setVisible(state == State::Idle && !isEmpty);
    m_status->setVisible(!m_list->isVisibleTo(this));
    m_status->setText(state == State::Loading      ? tr("Loading …")
                          : state == State::Failed ? tr("The members could not be loaded.")
                                                   : tr("Nobody is called that."));
}

void MemberPanel::open(const QModelIndex &index)
{
    if (const protocol::Member *member = m_session.members().memberAt(index))
        emit personWanted(member->user.id);
}

} // namespace foyer::ui
