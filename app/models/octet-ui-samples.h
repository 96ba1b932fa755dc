/* octet-ui-samples.h - the captures that come with Octet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OctetUiSample: (skip)
 * @file: its name in the samples' folder
 * @title: what happens in it, N_()
 * @text: what there is to see, one sentence, N_()
 */
typedef struct
{
  const char *file;
  const char *title;
  const char *text;
} OctetUiSample;

const OctetUiSample *octet_ui_samples_get_list (gsize               *ret_count);
GFile               *octet_ui_samples_find     (const OctetUiSample *sample);

G_END_DECLS
