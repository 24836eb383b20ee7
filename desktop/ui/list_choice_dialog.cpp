// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/list_choice_dialog.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace foyer::ui {

ListChoiceDialog::ListChoiceDialog(const QString &hint, const QString &action, QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_status(new QLabel(this))
    , m_choose(new QPushButton(action, this))
    , m_layout(new QVBoxLayout(this))
{
    resize(420, 460);
    m_search->setPlaceholderText(hint);
    m_search->setAccessibleName(hint);
    m_search->installEventFilter(this);
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
    m_layout->addWidget(m_search);
    m_layout->addWidget(m_list, 1);
    m_layout->addLayout(buttons);

    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_choose, &QPushButton::clicked, this, &ListChoiceDialog::take);
    connect(m_list, &QListWidget::itemActivated, this, &ListChoiceDialog::take);
    connect(m_list, &QListWidget::currentItemChanged, this,
            [this](const QListWidgetItem *item) { m_choose->setEnabled(item != nullptr); });
}

void ListChoiceDialog::say(const QString &status)
{
    m_status->setText(status);
}

QListWidgetItem *ListChoiceDialog::addRow(const QString &text)
{
    auto *item = new QListWidgetItem(text, m_list);
    item->setSizeHint({0, 3 * fontMetrics().height() + 4});
    return item;
}

void ListChoiceDialog::filterRows()
{
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        for (int row = 0; row < m_list->count(); ++row) {
            QListWidgetItem *item = m_list->item(row);
            item->setHidden(!item->text().contains(words.trimmed(), Qt::CaseInsensitive));
        }
    });
}

void ListChoiceDialog::addAbove(QWidget *widget)
{
    m_layout->insertWidget(0, widget);
}

void ListChoiceDialog::take()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (item == nullptr)
        chooseNothing();
    else if (!item->isHidden())
        choose(*item);
}

void ListChoiceDialog::walk(int by)
{
    const int count = m_list->count();
    const int from = m_list->currentRow() < 0 && by < 0 ? 0 : m_list->currentRow();
    for (int step = 1; step <= count; ++step) {
        const int row = (from + by * step + 2 * count) % count;
        if (!m_list->item(row)->isHidden()) {
            m_list->setCurrentRow(row);
            return;
        }
    }
}

bool ListChoiceDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress || m_list->count() == 0)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return QDialog::eventFilter(watched, event);
    walk(key == Qt::Key_Down ? 1 : -1);
    return true;
}

} // namespace foyer::ui
