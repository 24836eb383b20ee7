// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/account_rail.h"

#include "desktop/model/accounts.h"
#include "desktop/ui/avatar_painter.h"
#include "desktop/ui/fonts.h"
#include "desktop/ui/theme.h"

#include <QKeySequence>
#include <QPainter>
#include <QPainterPath>
#include <QPointer>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace foyer::ui {

namespace {

constexpr int kWidth = 64;
constexpr int kFace = 40;
constexpr int kButton = 52;
constexpr qint64 kMostShown = 99;
/// While messages pour in, the numbers follow at this pace.
constexpr std::chrono::milliseconds kPatience{100};

/// One account: a face with a mark beside it while it is the current one, and a number on it.
class AccountButton : public QToolButton
{
public:
    AccountButton(const Theme &theme, QWidget *parent)
        : QToolButton(parent)
        , m_theme(theme)
    {
        setCheckable(true);
        setFixedSize(kWidth, kButton);
    }

    void show(model::PictureCache &pictures, const protocol::User &user, qint64 unread, qint64 calls)
    {
        if (m_pictures != &pictures) {
            QObject::disconnect(m_arrivals);
            m_arrivals = QObject::connect(&pictures, &model::PictureCache::thumbnailReady, this,
                                          qOverload<>(&QWidget::update));
        }
        m_pictures = &pictures;
        m_user = user;
        m_unread = unread;
        m_calls = calls;
        update();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event)
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF face(QRectF(rect()).center() - QPointF(kFace / 2.0, kFace / 2.0), QSizeF(kFace, kFace));
        painter.setPen(Qt::NoPen);
        if (isChecked() || underMouse() || hasFocus()) {
            painter.setBrush(isChecked() ? m_theme.accent : m_theme.ink3);
            const qreal height = isChecked() ? kFace : kFace / 2.0;
            const qreal edge = isRightToLeft() ? width() - 4 : 0;
            painter.drawRoundedRect(QRectF(edge, face.center().y() - height / 2, 4, height), 2, 2);
        }
        if (!isChecked() && !underMouse())
            painter.setOpacity(0.75);
        if (m_pictures != nullptr)
            paintAvatar(painter, face, *m_pictures, m_user.avatar, m_user.displayName);
        painter.setOpacity(1);
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(m_theme.accent, 2));
            painter.drawEllipse(face.adjusted(-2, -2, 2, 2));
        }
        paintNumber(painter, face);
    }

private:
    void paintNumber(QPainter &painter, const QRectF &face)
    {
        if (m_unread == 0)
            return;
        const QString text =
            m_unread > kMostShown ? QStringLiteral("%1+").arg(kMostShown) : QString::number(m_unread);
        const QFont font = boldFont(smallerFont(this->font()));
        const QFontMetricsF metrics(font);
        const qreal height = metrics.height();
        const qreal width = std::max(height, metrics.horizontalAdvance(text) + 8);
        const QRectF pill(std::min(face.right() + 6, qreal(kWidth)) - width, face.bottom() - height + 4,
                          width, height);
        painter.setPen(QPen(m_theme.side, 2));
        painter.setBrush(m_calls > 0 ? m_theme.badge : m_theme.ink2);
        painter.drawRoundedRect(pill, height / 2, height / 2);
        painter.setPen(m_calls > 0 ? m_theme.onBadge : m_theme.side);
        painter.setFont(font);
        painter.drawText(pill, Qt::AlignCenter, text);
    }

    const Theme &m_theme;
    QPointer<model::PictureCache> m_pictures;
    QMetaObject::Connection m_arrivals;
    protocol::User m_user;
    qint64 m_unread = 0;
    qint64 m_calls = 0;
};

} // namespace

AccountRail::AccountRail(model::Accounts &accounts, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("accountRail"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(kWidth);
    m_layout->setContentsMargins(0, 10, 0, 10);
    m_layout->setSpacing(4);
    m_add = new QToolButton(this);
    m_add->setObjectName(QStringLiteral("addAccount"));
    m_add->setText(QStringLiteral("+"));
    m_add->setFixedSize(kFace, kFace);
    connect(m_add, &QToolButton::clicked, &accounts, &model::Accounts::addOne);
    m_layout->addWidget(m_add, 0, Qt::AlignHCenter);
    m_layout->addStretch(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPatience);
    connect(&m_soon, &QTimer::timeout, this, &AccountRail::showAccounts);
    connect(&accounts, &model::Accounts::currentChanged, this, &AccountRail::showAccounts);
    connect(&accounts, &model::Accounts::added, this, &AccountRail::showAccounts);
    const auto showSoon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&accounts, &model::Accounts::badgeChanged, this, showSoon);
    connect(&accounts, &model::Accounts::changed, this, showSoon);
    refresh();
}

void AccountRail::makeButtons()
{
    while (m_buttons.size() > m_accounts.count())
        delete m_buttons.takeLast();
    while (m_buttons.size() < m_accounts.count()) {
        const int index = int(m_buttons.size());
        auto *button = new AccountButton(m_theme, this);
        button->setObjectName(QStringLiteral("account%1").arg(index + 1));
        connect(button, &QToolButton::clicked, this, [this, index] {
            m_accounts.setCurrent(index);
            showAccounts();
        });
        m_layout->insertWidget(index, button);
        m_buttons.append(button);
    }
}

void AccountRail::refresh()
{
    setStyleSheet(QStringLiteral("#accountRail { background: %1; border-right: 1px solid %2; } "
                                 "#addAccount { font-size: 18px; color: %3; }")
                      .arg(m_theme.side.name(), m_theme.line.name(), m_theme.ink2.name()));
    m_add->setToolTip(tr("Add an account"));
    m_add->setAccessibleName(tr("Add an account"));
    showAccounts();
}

void AccountRail::showAccounts()
{
    makeButtons();
    for (int i = 0; i < m_accounts.count(); ++i) {
        model::ChatSession &session = m_accounts.at(i);
        protocol::User user = m_accounts.userAt(i);
        const bool isNobody = user.displayName.isEmpty();
        const QString name = isNobody ? tr("Sign in") : user.displayName;
        if (isNobody)
            user.displayName = QStringLiteral("?");
        const qint64 unread = session.alerter().badge();
        static_cast<AccountButton *>(m_buttons.at(i))
            ->show(session.pictures(), user, unread, session.alerter().calls());
        m_buttons.at(i)->setChecked(i == m_accounts.currentIndex());
        QStringList lines{name};
        if (!m_accounts.serverAt(i).isEmpty())
            lines.append(m_accounts.serverAt(i));
        if (unread > 0)
            lines.append(tr("%n unread messages", nullptr, int(unread)));
        m_buttons.at(i)->setAccessibleName(lines.join(QStringLiteral(", ")));
        lines.append(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + i)).toString(QKeySequence::NativeText));
        m_buttons.at(i)->setToolTip(lines.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
    }
    setVisible(m_accounts.count() > 1);
}

} // namespace foyer::ui
