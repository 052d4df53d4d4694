import 'fake-indexeddb/auto';
import { configure } from '@testing-library/react';

// What a screen shows is waited for until it is there: on a machine that does much else a second is soon over.
configure({ asyncUtilTimeout: 10_000 });
