/* octet-statistic.h - something that is counted over the packets of a capture, as a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A survey (session/octet-survey.h) shows a statistic one packet after another,
 * in a thread of its own; the list's rows are made on demand in the main
 * context, which learns at most once a frame which of them changed. Rows change
 * places only with an announcement on its way; the numbers in them may be newer
 * than the last one.
 */
#pragma once

#include <gio/gio.h>

#include "bytes/octet-address.h"
#include "bytes/octet-time.h"
#include "dissect/octet-dissector.h"
#include "packets/octet-packet-record.h"

G_BEGIN_DECLS

/* What stands in a column. */
typedef enum
{
  OCTET_CELL_EMPTY,
  OCTET_CELL_TEXT,
  OCTET_CELL_NUMBER,
  OCTET_CELL_REAL,
  OCTET_CELL_TIME, /* a span of time; JSON gets seconds */
} OctetCellKind;

/**
 * OctetColumn: (skip)
 * @key: what JSON calls it
 * @title: what people read, N_()
 * @kind: what stands in it; a cell may be empty all the same
 */
typedef struct
{
  const char   *key;
  const char   *title;
  OctetCellKind kind;
} OctetColumn;

/**
 * OctetCell: (skip)
 * @kind: #OctetCellKind
 * @text: owned by the cell
 * @number: a count
 * @real: a number with a fraction
 * @time: a span
 */
typedef struct
{
  OctetCellKind kind;
  char         *text;
  guint64       number;
  double        real;
  OctetSpan     time;
} OctetCell;

/**
 * OctetTapPacket: (skip)
 * @number: the packet's number
 * @record: what the index keeps of it
 * @time: ns since the capture's first packet
 * @tree: (nullable): the fields that the statistic asked for
 * @state: what the packets left behind
 * @tag: which of the statistic's filters let it pass
 */
typedef struct
{
  guint32                  number;
  const OctetPacketRecord *record;
  gint64                   time;
  const OctetTree         *tree;
  const OctetState        *state;
  guint                    tag;
} OctetTapPacket;

#define OCTET_TYPE_STATISTIC (octet_statistic_get_type ())
G_DECLARE_DERIVABLE_TYPE (OctetStatistic, octet_statistic, OCTET, STATISTIC, GObject)

/**
 * OctetStatisticClass: (skip)
 * @columns: the list's columns, @n_columns of them
 * @list_keys: fields to be recorded; %NULL where the index alone is enough
 * @list_protocols: (nullable): only packets whose chain has one of these protocols matter
 * @touches_rows: whether @add says by octet_statistic_touch() what it changes; what does not
 *   changes every row with each packet
 * @add: counts one packet; survey's thread, locked
 * @end: everything was counted; likewise
 * @arrange: (nullable): puts the rows in their places, or works out what takes long; survey's
 *   thread, locked, before each announcement of changes
 * @count_rows: how many rows there are now, after @arrange; locked
 * @fill_row: writes one row's cells, which are empty before; locked
 */
struct _OctetStatisticClass
{
  GObjectClass parent_class;

  const OctetColumn *columns;
  guint              n_columns;

  gboolean           touches_rows;

  const char *const *(*list_keys)  (OctetStatistic *self);
  const char *const *(*list_protocols) (OctetStatistic *self);
  void               (*add)        (OctetStatistic       *self,
                                    const OctetTapPacket *packet);
  void               (*end)        (OctetStatistic *self);
  void               (*arrange)    (OctetStatistic *self);
  guint              (*count_rows) (OctetStatistic *self);
  void               (*fill_row)   (OctetStatistic *self,
                                    guint           row,
                                    OctetCell      *cells);
};

#define OCTET_TYPE_STATISTIC_ROW (octet_statistic_row_get_type ())
G_DECLARE_FINAL_TYPE (OctetStatisticRow, octet_statistic_row, OCTET, STATISTIC_ROW, GObject)

/* --- whoever counts --- */
const char *const *octet_statistic_list_keys   (OctetStatistic       *self);
const char *const *octet_statistic_list_protocols
                                               (OctetStatistic       *self);
void               octet_statistic_lock        (OctetStatistic       *self);
void               octet_statistic_unlock      (OctetStatistic       *self);
void               octet_statistic_add         (OctetStatistic       *self,
                                                const OctetTapPacket *packet);
void               octet_statistic_end         (OctetStatistic       *self);

void               octet_statistic_prepare     (OctetStatistic       *self);

/* --- what counts, within its @add --- */
void               octet_statistic_touch       (OctetStatistic       *self,
                                                guint                 row);
void               octet_statistic_touch_all   (OctetStatistic       *self);

/* --- whoever looks --- */
void               octet_statistic_show        (OctetStatistic       *self);
gboolean           octet_statistic_is_finished (OctetStatistic       *self);
guint              octet_statistic_get_n_columns (OctetStatistic     *self);
const OctetColumn *octet_statistic_get_column  (OctetStatistic       *self,
                                                guint                 column);
OctetStatistic    *octet_statistic_row_get_statistic
                                               (OctetStatisticRow    *self);
guint              octet_statistic_row_get_n_cells (OctetStatisticRow *self);
const OctetCell   *octet_statistic_row_get_cell (OctetStatisticRow   *self,
                                                guint                 column);
char              *octet_statistic_row_to_text (OctetStatisticRow    *self,
                                                guint                 column)
  G_GNUC_WARN_UNUSED_RESULT;

void               octet_cell_set_text         (OctetCell  *self,
                                                const char *text);
void               octet_cell_set_address      (OctetCell          *self,
                                                const OctetAddress *address);
void               octet_cell_set_number       (OctetCell  *self,
                                                guint64     number);
void               octet_cell_set_real         (OctetCell  *self,
                                                double      real);
void               octet_cell_set_time         (OctetCell  *self,
                                                gint64      nanoseconds);
void               octet_cell_set_span         (OctetCell  *self,
                                                OctetSpan   span);

G_END_DECLS
