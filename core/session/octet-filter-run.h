/* octet-filter-run.h - a display filter at work on a session, in a thread of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter.h"
#include "packets/octet-bitset.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

#define OCTET_TYPE_FILTER_RUN (octet_filter_run_get_type ())
G_DECLARE_FINAL_TYPE (OctetFilterRun, octet_filter_run, OCTET, FILTER_RUN, GObject)

OctetFilterRun *octet_filter_run_new           (OctetSession   *session,
                                                OctetFilter    *filter,
                                                OctetFilterRun *previous) G_GNUC_WARN_UNUSED_RESULT;
void            octet_filter_run_cancel        (OctetFilterRun *self);
OctetFilter    *octet_filter_run_get_filter    (OctetFilterRun *self);
OctetBitset    *octet_filter_run_get_bitset    (OctetFilterRun *self);
guint           octet_filter_run_get_n_decided (OctetFilterRun *self);
guint           octet_filter_run_get_n_matches (OctetFilterRun *self);
guint           octet_filter_run_get_n_read    (OctetFilterRun *self);
gboolean        octet_filter_run_is_finished   (OctetFilterRun *self);

G_END_DECLS
