// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/anchored_list.h"
#include "desktop/ui/row_heights.h"

#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStringListModel>
#include <QStyledItemDelegate>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace foyer;
using ui::AnchoredList;
using ui::RowHeights;

namespace {

/// Rows as high as their text says; notes how many were measured.
class NumberDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        Q_UNUSED(option)
        ++measured;
        return {100, index.data().toString().toInt()};
    }

    mutable int measured = 0;
};

QStringList rows(int count, int height)
{
    QStringList made;
    for (int i = 0; i < count; ++i)
        made.append(QString::number(height + i % 5 * 7));
    return made;
}

} // namespace

class TestAnchoredList : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_model = std::make_unique<QStringListModel>();
        m_list = std::make_unique<AnchoredList>();
        m_delegate = new NumberDelegate(m_list.get());
        m_list->setItemDelegate(m_delegate);
        m_list->setModel(m_model.get());
        m_list->resize(200, 300);
        m_list->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_list.get()));
    }

    void heightsAddUpWhateverHappensToThem()
    {
        QRandomGenerator random(7);
        RowHeights heights;
        heights.reset(3);
        for (int step = 0; step < 3'000; ++step) {
            const int count = heights.count();
            switch (random.bounded(5)) {
            case 0:
                heights.insert(random.bounded(count + 1), 1 + random.bounded(4));
                break;
            case 1:
                if (count > 4) {
                    const int first = random.bounded(count - 3);
                    heights.remove(first, 1 + random.bounded(3));
                }
                break;
            case 2:
                if (count > 0)
                    heights.forget(random.bounded(count));
                break;
            default:
                if (count > 0) {
                    const int row = random.bounded(count);
                    const int height = 1 + random.bounded(90);
                    heights.set(row, height);
                    QCOMPARE(heights.height(row), height);
                    QVERIFY(heights.isMeasured(row));
                }
                break;
            }
            int sum = 0;
            for (int row = 0; row < heights.count(); ++row) {
                QCOMPARE(heights.top(row), sum);
                if (heights.height(row) > 0)
                    QCOMPARE(heights.rowAt(sum), row);
                sum += heights.height(row);
            }
            QCOMPARE(heights.total(), sum);
        }
    }

    void beginsAtTheEndAndMeasuresNoMoreThanIsSeen()
    {
        m_model->setStringList(rows(10'000, 30));
        QTRY_VERIFY(bottomOf(9'999) == m_list->viewport()->height());
        QVERIFY(m_list->isAtEnd());
        QVERIFY2(m_delegate->measured < 60, qPrintable(QString::number(m_delegate->measured)));
    }

    void whoIsAtTheEndStaysThere()
    {
        m_model->setStringList(rows(100, 30));
        QTRY_VERIFY(bottomOf(99) == m_list->viewport()->height());
        QSignalSpy moved(m_list.get(), &AnchoredList::moved);
        for (int i = 0; i < 500; ++i)
            append(u"44"_s);
        QTRY_VERIFY(bottomOf(599) == m_list->viewport()->height());
        // What came together was put in its place together.
        QVERIFY2(moved.size() < 100, qPrintable(QString::number(moved.size())));
    }

    void whoReadsStaysWhereHeReadsWhateverComes()
    {
        m_model->setStringList(rows(1'000, 30));
        QTRY_VERIFY(m_list->isAtEnd() && m_list->verticalScrollBar()->maximum() > 0);
        m_list->verticalScrollBar()->setValue(m_list->verticalScrollBar()->maximum() / 2);
        QVERIFY(!m_list->isAtEnd());
        const QPersistentModelIndex read = m_list->indexAt({50, 150});
        const int top = m_list->visualRect(read).top();
        append(u"80"_s);
        QCOMPARE(m_list->visualRect(read).top(), top);
        m_model->insertRows(0, 50);
        for (int row = 0; row < 50; ++row)
            m_model->setData(m_model->index(row), u"61"_s);
        QCOMPARE(m_list->visualRect(read).top(), top);
        m_model->removeRows(0, 30);
        QCOMPARE(m_list->visualRect(read).top(), top);
        // Above him something in sight grows: what he reads below it moves no more than it must.
        m_list->resize(180, 300);
        QCOMPARE(m_list->indexAt({50, top + 1}), QModelIndex(read));
    }

    void scrollingUpMovesByWhatWasAskedThoughRowsAreHigherThanGuessed()
    {
        QStringList uneven = rows(400, 20);
        for (int i = 0; i < 200; ++i)
            uneven[i] = u"200"_s;
        m_model->setStringList(uneven);
        QTRY_VERIFY(m_list->isAtEnd() && m_list->verticalScrollBar()->maximum() > 0);
        for (int step = 0; step < 300 && m_list->verticalScrollBar()->value() > 60; ++step) {
            const QPersistentModelIndex seen = m_list->indexAt({50, 10});
            const int before = m_list->visualRect(seen).top();
            m_list->verticalScrollBar()->setValue(m_list->verticalScrollBar()->value() - 50);
            QCOMPARE(m_list->visualRect(seen).top(), before + 50);
        }
    }

    void theEndIsToldWhenItComesIntoSightAndGoes()
    {
        m_model->setStringList(rows(100, 30));
        QTRY_VERIFY(bottomOf(99) == m_list->viewport()->height());
        QSignalSpy told(m_list.get(), &AnchoredList::atEndChanged);
        m_list->scrollTo(m_model->index(10));
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.at(0).at(0).toBool(), false);
        QCOMPARE(m_list->visualRect(m_model->index(10)).top(), 0);
        m_list->scrollToEnd();
        QCOMPARE(told.size(), 2);
        QCOMPARE(told.at(1).at(0).toBool(), true);
    }

    void theKeysGoThroughAllRows()
    {
        m_model->setStringList(rows(100, 30));
        m_list->setCurrentIndex(m_model->index(99));
        QTest::keyClick(m_list.get(), Qt::Key_Up);
        QCOMPARE(m_list->currentIndex().row(), 98);
        QTest::keyClick(m_list.get(), Qt::Key_PageUp);
        QVERIFY(m_list->currentIndex().row() < 95 && m_list->currentIndex().row() > 80);
        QTest::keyClick(m_list.get(), Qt::Key_Home);
        QCOMPARE(m_list->currentIndex().row(), 0);
        QVERIFY(m_list->viewport()->rect().contains(m_list->visualRect(m_list->currentIndex())));
        QTest::keyClick(m_list.get(), Qt::Key_End);
        QCOMPARE(m_list->currentIndex().row(), 99);
        QVERIFY(m_list->viewport()->rect().contains(m_list->visualRect(m_list->currentIndex())));
    }

private:
    [[nodiscard]] int bottomOf(int row) const { return m_list->visualRect(m_model->index(row)).bottom() + 1; }

    void append(const QString &text)
    {
        const int row = m_model->rowCount();
        m_model->insertRows(row, 1);
        m_model->setData(m_model->index(row), text);
    }

    std::unique_ptr<QStringListModel> m_model;
    std::unique_ptr<AnchoredList> m_list;
    NumberDelegate *m_delegate = nullptr;
};

QTEST_MAIN(TestAnchoredList)
#include "tst_anchored_list.moc"
