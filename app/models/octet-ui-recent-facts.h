/* octet-ui-recent-facts.h - what was seen of a capture when it was open: how much, how long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "session/octet-density.h"

G_BEGIN_DECLS

#define OCTET_UI_RECENT_N_BARS 24

/* A file that is not open is not read for this: it is written down when it was. */
typedef struct
{
  guint32 n_packets;
  gint64  duration;                        /* nanoseconds from the first packet to the last */
  guint8  heights[OCTET_UI_RECENT_N_BARS]; /* of 255; 0 where nothing was sent */
  guint8  levels[OCTET_UI_RECENT_N_BARS];  /* the OctetLevel of most of the packets */
} OctetUiRecentFacts;

void      octet_ui_recent_facts_count    (OctetUiRecentFacts     *self,
                                          const OctetDensityData *data);
char     *octet_ui_recent_facts_describe (const OctetUiRecentFacts *self) G_GNUC_WARN_UNUSED_RESULT;
void      octet_ui_recent_facts_put      (GSettings                *settings,
                                          const char               *uri,
                                          const OctetUiRecentFacts *self);
gboolean  octet_ui_recent_facts_find     (GSettings                *settings,
                                          const char               *uri,
                                          OctetUiRecentFacts       *ret_facts);
void      octet_ui_recent_facts_watch    (OctetSession             *session,
                                          GSettings                *settings);

G_END_DECLS
