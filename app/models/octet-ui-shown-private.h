/* octet-ui-shown-private.h - the inside of what is shown, for those who ask where packets stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "models/octet-ui-shown.h"
#include "session/octet-filter-run.h"

G_BEGIN_DECLS

struct _OctetUiShown
{
  GObject         parent_instance;
  OctetSession   *session;
  OctetFilter    *filter;     /* as applied by hand; NULL lets all pass */
  gboolean        has_span;
  gint64          first;      /* of the span, in ns since 1970 */
  gint64          last;

  OctetFilterRun *run;        /* whose packets are shown; NULL while all are */
  OctetFilterRun *next;       /* that will take its place */
  gint64          next_start;
  gboolean        must_start; /* as soon as the file is open */
  gboolean        was_stopped;

  OctetOrderKey     key;          /* what the packets are to be sorted by */
  char             *field;        /* for OCTET_ORDER_FIELD */
  gboolean          is_wanted_descending;
  gboolean          is_descending; /* as they stand, by an order before perhaps */
  gboolean          is_order_old; /* it was made for another key */
  OctetPacketOrder *order;        /* their order; NULL while they stand by number */
  OctetPacketOrder *next_order;   /* that will take its place */
  guint             order_source; /* packets came that are not sorted yet */
  guint             sort_source;  /* says how far the sorting is */

  guint           n_shown;    /* what others were told; never more than is published */
  guint           generation; /* grows when others are shown, not when more are */
};

G_END_DECLS
