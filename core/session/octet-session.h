/* octet-session.h - a capture that is open: its packets, its progress, its worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "dissect/octet-registry.h"
#include "flows/octet-state.h"
#include "packets/octet-packet-store.h"

G_BEGIN_DECLS

/**
 * OctetSessionPhase:
 * @OCTET_SESSION_IDLE: nothing is open
 * @OCTET_SESSION_LOADING: the first pass is running
 * @OCTET_SESSION_DONE: every packet was read
 * @OCTET_SESSION_STOPPED: somebody stopped the reading; the packets so far are there
 * @OCTET_SESSION_FAILED: the file could not be read to its end; the packets before that are there
 *
 * How far a session has come.
 */
typedef enum
{
  OCTET_SESSION_IDLE,
  OCTET_SESSION_LOADING,
  OCTET_SESSION_DONE,
  OCTET_SESSION_STOPPED,
  OCTET_SESSION_FAILED,
} OctetSessionPhase;

#define OCTET_TYPE_SESSION (octet_session_get_type ())
G_DECLARE_FINAL_TYPE (OctetSession, octet_session, OCTET, SESSION, GObject)

OctetSession      *octet_session_new             (void) G_GNUC_WARN_UNUSED_RESULT;
void               octet_session_open            (OctetSession *self,
                                                  GFile        *file);
void               octet_session_stop            (OctetSession *self);
gboolean           octet_session_load            (OctetSession *self,
                                                  const char   *path,
                                                  guint         max_packets,
                                                  GCancellable *cancellable,
                                                  GError      **error);
void               octet_session_set_file        (OctetSession *self,
                                                  GFile        *file);
GFile             *octet_session_get_file        (OctetSession *self);
OctetSessionPhase  octet_session_get_phase       (OctetSession *self);
guint              octet_session_get_n_packets   (OctetSession *self);
double             octet_session_get_progress    (OctetSession *self);
const GError      *octet_session_get_error       (OctetSession *self);
OctetPacketStore  *octet_session_get_store       (OctetSession *self);
OctetCapture      *octet_session_get_capture     (OctetSession *self);
OctetRegistry     *octet_session_get_registry    (OctetSession *self);
OctetState        *octet_session_get_state       (OctetSession *self);

G_END_DECLS
