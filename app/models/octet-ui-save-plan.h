/* octet-ui-save-plan.h - what is saved under a name, and what a person noted with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "models/octet-ui-marks.h"
#include "models/octet-ui-time-format.h"
#include "session/octet-export-run.h"

G_BEGIN_DECLS

void              octet_ui_save_plan_from_name   (const char      *name,
                                                  OctetExportPlan *ret_plan);
char             *octet_ui_save_plan_name        (const char            *name,
                                                  const OctetExportPlan *plan)
  G_GNUC_WARN_UNUSED_RESULT;
OctetPacketNotes *octet_ui_save_plan_make_notes  (OctetUiMarks    *marks)
  G_GNUC_WARN_UNUSED_RESULT;
OctetTimeFormat   octet_ui_save_plan_time_format (OctetUiTimeFormat format);

G_END_DECLS
