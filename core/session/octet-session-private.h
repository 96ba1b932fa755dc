/* octet-session-private.h - what the files of the session room share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-names.h"
#include "dissect/octet-dissector.h"
#include "session/octet-cursor.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

struct _OctetSession
{
  GObject           parent_instance;

  OctetRegistry    *registry;
  OctetState       *state;
  OctetCapture     *capture;   /* set once, when the file is open */
  OctetPacketStore *store;     /* likewise */
  GFile            *file;
  GThread          *worker;
  GCancellable     *cancellable;
  GMainContext     *context;   /* where the session was made; signals come there */
  guint             max_packets;
  OctetNames       *names;         /* made when somebody asks */
  gboolean          names_begun;   /* a survey is looking for them, or has */
  gboolean          in_background; /* a worker reads, and the main context wants to know */

  /* Between the worker and those who dissect while it runs: the worker holds
   * the gate for a batch of packets and then lets in who waits. */
  GMutex            gate;
  GCond             passed;
  int               n_waiting;

  GMutex            lock;      /* guards the five below */
  OctetSessionPhase phase;
  GError           *error;
  double            progress;
  gboolean          is_notify_pending;
  gint64            last_notify;

  /* What the main context has announced; getters answer this. */
  guint             shown_packets;
  OctetSessionPhase shown_phase;
  double            shown_progress;
};

/* A dissector's way to other packets; one for each dissector. */
typedef struct
{
  OctetPacketStore *store;
  OctetPacketBytes  bytes;
  gboolean          is_worker; /* it sees what is not published yet */
} OctetSessionReader;

void     octet_session_reader_init (OctetSessionReader *self,
                                    OctetSession       *session,
                                    OctetDissector     *dissector,
                                    gboolean            is_worker);
void     octet_session_reader_clear (OctetSessionReader *self);
void     octet_session_fill_frame  (OctetSession            *self,
                                    guint32                  number,
                                    const OctetPacketRecord *record,
                                    OctetFrameInfo          *ret_frame);
gboolean octet_session_run_pass    (OctetSession *self,
                                    GError      **error);
void     octet_session_report      (OctetSession *self,
                                    gboolean      now);
gboolean octet_session_enter       (OctetSession *self);
gboolean octet_session_enter_last  (OctetSession *self);
void     octet_session_leave       (OctetSession *self);

const OctetSummary *octet_cursor_dissect_inside (OctetCursor *self,
                                                 guint32      number,
                                                 OctetDepth   depth,
                                                 gboolean     wants_summary,
                                                 OctetTree   *tree,
                                                 GError     **error);

G_END_DECLS
