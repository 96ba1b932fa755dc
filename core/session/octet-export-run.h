/* octet-export-run.h - packets of a session on their way into a file, in a thread of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "export/octet-export-form.h"
#include "packets/octet-packet-notes.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

/**
 * OctetExportPlan: (skip)
 * @is_capture: whether a capture file is written; else a text
 * @format: of the capture file
 * @form: of the text
 * @compression: of either
 * @packets: (nullable): the packets, in rising order; %NULL for all
 * @notes: (nullable): marks and comments for pcapng; %NULL for those that the file has
 *
 * What is to be written.
 */
typedef struct
{
  gboolean           is_capture;
  OctetCaptureFormat format;
  OctetExportForm    form;
  OctetCompression   compression;
  OctetBitset       *packets;
  OctetPacketNotes  *notes;
} OctetExportPlan;

#define OCTET_TYPE_EXPORT_RUN (octet_export_run_get_type ())
G_DECLARE_FINAL_TYPE (OctetExportRun, octet_export_run, OCTET, EXPORT_RUN, GObject)

gboolean          octet_export_write            (OctetSession          *session,
                                                 const char            *path,
                                                 const OctetExportPlan *plan,
                                                 int                   *n_done,
                                                 GCancellable          *cancellable,
                                                 GError               **error);
OctetPacketNotes *octet_export_read_notes       (OctetSession          *session,
                                                 GCancellable          *cancellable)
  G_GNUC_WARN_UNUSED_RESULT;

OctetExportRun   *octet_export_run_new          (OctetSession          *session,
                                                 const char            *path,
                                                 const OctetExportPlan *plan)
  G_GNUC_WARN_UNUSED_RESULT;
void              octet_export_run_cancel       (OctetExportRun        *self);
const char       *octet_export_run_get_path     (OctetExportRun        *self);
gboolean          octet_export_run_is_finished  (OctetExportRun        *self);
double            octet_export_run_get_progress (OctetExportRun        *self);
guint             octet_export_run_get_n_done   (OctetExportRun        *self);
const GError     *octet_export_run_get_error    (OctetExportRun        *self);

G_END_DECLS
