/* octet-ui-time-format.h - how the list writes a packet's time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OctetUiTimeFormat:
 * @OCTET_UI_TIME_RELATIVE: seconds since the first packet
 * @OCTET_UI_TIME_DELTA: seconds since the packet before
 * @OCTET_UI_TIME_CLOCK: the time of day here
 * @OCTET_UI_TIME_DATE: date and time of day here
 * @OCTET_UI_TIME_UTC: date and time of day in UTC
 * @OCTET_UI_TIME_EPOCH: seconds since 1970
 * @OCTET_UI_TIME_DELTA_SHOWN: seconds since the packet before that is shown
 */
typedef enum
{
  OCTET_UI_TIME_RELATIVE,
  OCTET_UI_TIME_DELTA,
  OCTET_UI_TIME_CLOCK,
  OCTET_UI_TIME_DATE,
  OCTET_UI_TIME_UTC,
  OCTET_UI_TIME_EPOCH,
  OCTET_UI_TIME_DELTA_SHOWN,
  OCTET_UI_N_TIME_FORMATS,
} OctetUiTimeFormat;

/* What a packet's time is counted from. */
typedef struct
{
  gint64 time;
  gint64 previous;
  gint64 previous_shown;
  gint64 first; /* or of the time reference before it */
} OctetUiTimes;

char              *octet_ui_time_format_write     (OctetUiTimeFormat   self,
                                                   const OctetUiTimes *times,
                                                   int                 digits)
  G_GNUC_WARN_UNUSED_RESULT;
const char        *octet_ui_time_format_get_key   (OctetUiTimeFormat self);
OctetUiTimeFormat  octet_ui_time_format_from_key  (const char *key);

G_END_DECLS
